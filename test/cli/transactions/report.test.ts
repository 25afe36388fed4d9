import { expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

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
