import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

it('tries rules on what happened, and sets them', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const engine = await serve(dataDir)
  const now = new Date().toISOString()
  await post(engine.line.sources[0].localUrl, delivery({ environment: 'normal', updated_at: now, initiated_at: now }))
  await engine.untilSaid(/failed/)
  await engine.stop()
  const shown = await run(dataDir, ['rules', 'show'])
  const rules = JSON.parse(shown.stdout)
  const file = join(dataDir, 'silent.json')
  writeFileSync(
    file,
    JSON.stringify({ ...rules, rules: [{ id: 'a', name: 'A', when: '', action: { kind: 'silent' } }] }),
  )
  const before = await ask(dataDir, ['rules', 'test'])
  const tried = await ask(dataDir, ['rules', 'test', file])
  const set = await run(dataDir, ['rules', 'set', file])
  const after = await ask(dataDir, ['rules', 'test'])
  expect([before.sent, tried.sent, tried.silent, set.code, after.sent]).toEqual([1, 0, 1, 0, 0])
}, 60_000)

it('refuses rules that it does not understand, and says why', async () => {
  const dataDir = tempDir()
  const file = join(dataDir, 'odd.json')
  writeFileSync(
    file,
    JSON.stringify({ rules: [{ id: 'a', name: 'A', when: 'status:odd', action: { kind: 'silent' } }] }),
  )
  const { code, stderr } = await run(dataDir, ['rules', 'set', file])
  expect([code, stderr]).toEqual([1, expect.stringContaining('Rule “A”')])
})
