import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, everythingIn, run, serve, tempDir } from '../cli-kit.ts'

async function startHost() {
  const dataDir = tempDir()
  const token = (await run(dataDir, ['api', 'token'])).stdout.trim()
  const running = await serve(dataDir, ['--api', '0'])
  const said = await running.untilSaid(/api +listening on 127\.0\.0\.1:\d+(?=\n)/)
  return { token, address: `http://${said.split(' ').at(-1)}` }
}

test('attaches the desktop to an engine that takes the token, and detaches it', async () => {
  const { token, address } = await startHost()
  const dataDir = tempDir()
  const file = join(tempDir(), 'token')
  writeFileSync(file, `${token}\n`)
  const attached = await run(dataDir, ['attach', address, '--token-file', file, '--name', 'Amina'])
  const during = await ask(dataDir, ['settings', 'show'])
  const kept = everythingIn(dataDir)
  const detached = await run(dataDir, ['detach'])
  const after = await ask(dataDir, ['settings', 'show'])
  expect([attached.code, detached.code, during.engine, after.engine]).toEqual([
    ...[0, 0, { kind: 'remote', address, name: 'Amina' }],
    { kind: 'own' },
  ])
  expect(kept).not.toContain(token)
})

test('changes nothing when the engine does not take the token', async () => {
  const { address } = await startHost()
  const dataDir = tempDir()
  const { code, stderr } = await run(dataDir, ['attach', address, '--token-stdin'], 'a-wrong-one')
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^The engine does not accept the token/)])
  expect((await ask(dataDir, ['settings', 'show'])).engine).toEqual({ kind: 'own' })
})

test.each([
  [['http://engine.example.com', '--token-stdin'], /Use https:/],
  [['engine', '--token-stdin'], /Write the address of the engine/],
  [['https://engine.example.com'], /--token-file or --token-stdin/],
  [['https://engine.example.com', '--token-stdin', '--name', ' '], /--name/],
])('does not understand %j', async (args, sentence) => {
  const { code, stderr } = await run(tempDir(), ['attach', ...args], 'x')
  expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)])
})
