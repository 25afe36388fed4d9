import { expect, onTestFinished, test } from 'vitest'
import { startHook } from '../../fakes/hook.ts'
import { ask, run, serve, startRunning, tempDir } from '../cli-kit.ts'

async function practising(args: readonly string[] = []) {
  const { ready } = startRunning(tempDir(), ['practice', ...args])
  return ready()
}

/** A practice Hover whose app posts to a hook of the test. */
async function connected(args: readonly string[] = []) {
  const { url, credentials } = await practising(args)
  const hook = await startHook()
  onTestFinished(hook.stop)
  const post = (path: string, method: string, body: object, token = '') =>
    fetch(`${url}${path}`, { method, body: JSON.stringify(body), headers: { authorization: token } })
  const login = await post('/api/authenticate', 'POST', credentials.app)
  const { auth_token: token } = (await login.json()) as { auth_token: string }
  await post(`/api/apps/${credentials.app.id}`, 'PATCH', { app: { webhook_url: hook.url } }, token)
  const deliver = () => post('/practice/deliver', 'POST', {})
  return { url, hook, deliver }
}

test('a practice Hover begins with the faults that it was given', async () => {
  const { url, hook, deliver } = await connected(['--faults', 'drop=100,seed=7'])
  await deliver()
  const told = await ask(tempDir(), ['practice', 'faults', '--url', url])
  expect([hook.received.length, told]).toMatchObject([
    0,
    { plan: { drop: 100, seed: 7 }, counts: { made: 1, posted: 0 } },
  ])
})

test('one that runs is given others, and none again', async () => {
  const { url, hook, deliver } = await connected()
  await run(tempDir(), ['practice', 'faults', '--url', url, '--set', 'drop=100'])
  await deliver()
  await run(tempDir(), ['practice', 'faults', '--url', url, '--set', 'none'])
  await deliver()
  expect(hook.received).toHaveLength(1)
})

test('what became of deliveries is said for people', async () => {
  const { url, deliver } = await connected(['--faults', 'bad-signature=100'])
  await deliver()
  const told = await run(tempDir(), ['practice', 'faults', '--url', url])
  expect([told.code, told.stdout, told.stderr]).toEqual([
    0,
    expect.stringMatching(/bad-signature +100 % +1/),
    expect.stringContaining('1 posted'),
  ])
})

test('a day is played by the engine that practises on the folder', async () => {
  const dir = tempDir()
  await serve(dir, ['--practice'])
  const begun = await run(dir, ['practice', 'day', '--rate', '2', '--seconds', '3'])
  const told = await ask(dir, ['practice', 'faults'])
  expect([begun.code, begun.stderr, told.playing >= 0]).toEqual([0, expect.stringContaining('6 transactions'), true])
})

test.each([
  [['practice', '--faults', 'drop=101'], 2, 'drop=5'],
  [['practice', '--faults', 'drop'], 2, 'drop=5'],
  [['practice', '--faults', 'lose=5'], 2, 'clock-skew'],
  [['practice', '--faults', 'drop=5,drop=6'], 2, 'drop=5'],
  [['practice', 'faults'], 1, 'serve --practice'],
  [['practice', 'faults', '--url', 'nowhere'], 2, 'http://127.0.0.1'],
  [['practice', 'faults', '--url', 'http://127.0.0.1:1'], 1, 'does not answer'],
  [['practice', 'day', '--rate', '0'], 2, '--rate'],
  [['practice', 'day', '--seconds', 'x'], 2, 'seconds'],
])('%j ends with %i and a sentence', async (args, code, word) => {
  const told = await run(tempDir(), args)
  expect([told.code, told.stderr]).toEqual([code, expect.stringContaining(word)])
})
