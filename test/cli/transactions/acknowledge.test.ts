import { expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

it('acknowledges what is open, while the engine runs and while it does not', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const engine = await serve(dataDir)
  const url = engine.line.sources[0].localUrl
  const failed = (uuid: string, action_name: string) =>
    post(url, delivery({ uuid, action_name, environment: 'normal', updated_at: new Date().toISOString() }))
  await failed('1111e38e-6907-4ee4-8289-af2dd99b1111', 'Send Money')
  await engine.untilSaid(/failed/)
  const { notices: first } = await ask(dataDir, ['notices'])
  const one = await run(dataDir, ['acknowledge', first[0].id])
  await failed('2222e38e-6907-4ee4-8289-af2dd99b2222', 'Pay Bill')
  await engine.stop()
  const all = await run(dataDir, ['acknowledge', '--all'])
  const nothing = await run(dataDir, ['acknowledge', first[0].id])
  const { notices } = await ask(dataDir, ['notices'])
  const states = notices.map(({ state }: { readonly state: string }) => state)
  expect([one.code, all.code, nothing.code, states]).toEqual([0, 0, 1, ['acknowledged', 'acknowledged']])
}, 60_000)

it('asks for ids, or for all', async () => {
  expect((await run(tempDir(), ['acknowledge'])).code).toBe(2)
})
