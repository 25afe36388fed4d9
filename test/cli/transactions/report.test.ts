import { expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, runWithEnv, serve, tempDir } from '../cli-kit.ts'

it('says what happened, in sentences and for scripts', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const engine = await serve(dataDir)
  const now = new Date().toISOString()
  await post(engine.line.sources[0].localUrl, delivery({ environment: 'normal', updated_at: now, initiated_at: now }))
  await engine.untilSaid(/failed/)
  await engine.stop()
  const said = await run(dataDir, ['report'])
  const { counts, open } = await ask(dataDir, ['report', '--since', '2h'])
  const later = await run(dataDir, ['report', '--since', 'tomorrow'])
  expect([said.code, said.stdout, counts.failed, open.total, later.code]).toEqual([
    ...[0, expect.stringContaining('1 failed'), 1, 1, 2],
  ])
}, 60_000)

it.each(['8', 'tomorrow', '2026-02-30', '2999-01-01'])('does not take %s for a time that is over', async since => {
  const { code, stdout, stderr } = await run(tempDir(), ['report', '--since', since])
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('--since')])
})

it('begins a day where the other commands begin it: at midnight of this machine', async () => {
  const dataDir = tempDir()
  const { stdout } = await runWithEnv({ TZ: 'Africa/Nairobi', HOVER_TRAY_DATA_DIR: dataDir }, [
    ...['report', '--since', '2026-11-01', '--json'],
  ])
  expect(JSON.parse(stdout).since).toBe('2026-10-31T21:00:00.000Z')
})
