import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEvents } from '../../services/api/event-reading.ts'
import { addApp, delivery, everythingIn, post, run, runWithEnv, serve, tempDir } from '../cli-kit.ts'

type Serving = Awaited<ReturnType<typeof serve>>

/** Where the API of a running engine is. */
async function baseOf(running: Serving): Promise<string> {
  const said = await running.untilSaid(/api +listening on 127\.0\.0\.1:\d+(?=\n)/)
  return `http://${said.split(' ').at(-1)}`
}

const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

async function tokenOf(dataDir: string, args: readonly string[] = []): Promise<string> {
  return (await run(dataDir, ['api', 'token', ...args])).stdout.trim()
}

test('answers programs that have the token which the command prints, and ends with the service', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const running = await serve(dataDir, ['--api', '0'])
  const base = await baseOf(running)
  await post(running.line.sources[0].localUrl, delivery({ status: 'failed' }))
  const token = await tokenOf(dataDir)
  const [denied, answered] = await Promise.all([
    fetch(`${base}/v1/transactions`),
    fetch(`${base}/v1/transactions?query=status:failed`, withToken(token)),
  ])
  expect([denied.status, answered.status, (await answered.json()).transactions]).toMatchObject([401, 200, [{}]])
  expect(await running.stop()).toBe(0)
  await expect(fetch(`${base}/v1/health`)).rejects.toThrow()
})

test('the token stays the same, until it is renewed while the engine runs', async () => {
  const dataDir = tempDir()
  const [first, second] = [await tokenOf(dataDir), await tokenOf(dataDir)]
  const base = await baseOf(await serve(dataDir, ['--api', '0']))
  expect([second, first.length]).toEqual([first, 43])
  const renewed = await tokenOf(dataDir, ['--renew'])
  for (let status = 0; status !== 200; ) status = (await fetch(`${base}/v1/health`, withToken(renewed))).status
  expect((await fetch(`${base}/v1/health`, withToken(first))).status).toBe(401)
})

test('the token stands in no file and on no line as it is', async () => {
  const dataDir = tempDir()
  const token = await tokenOf(dataDir)
  const running = await serve(dataDir, ['--api', '0'])
  const base = await baseOf(running)
  await fetch(`${base}/v1/health`, withToken(token))
  await fetch(`${base}/v1/health`, withToken('a-wrong-one'))
  await running.stop()
  expect(everythingIn(dataDir) + running.said.stdout + running.said.stderr).not.toMatch(
    new RegExp(`${token}|a-wrong-one`),
  )
})

test('a configuration says where it listens, by which names it is asked, and where the token is', async () => {
  const dir = tempDir()
  const [file, dataDir] = [join(dir, 'config.json'), join(dir, 'data')]
  writeFileSync(join(dir, 'token'), 'x'.repeat(40))
  const api = { port: 0, names: ['hooks.example.com'], token: { file: join(dir, 'token') } }
  writeFileSync(file, JSON.stringify({ api }))
  const base = await baseOf(await serve(dataDir, ['--config', file]))
  expect((await fetch(`${base}/v1/health`, withToken('x'.repeat(40)))).status).toBe(200)
})

test('the environment and the option say where, and the file keeps the rest', async () => {
  const dir = tempDir()
  const file = join(dir, 'config.json')
  writeFileSync(file, JSON.stringify({ api: { port: 1, names: ['a.example'] } }))
  const env = { HOVER_TRAY_DATA_DIR: join(dir, 'data'), HOVER_TRAY_CONFIG: file, HOVER_TRAY_API: '[::1]:9465' }
  const printed = await runWithEnv(env, ['serve', '--print-config'])
  expect(JSON.parse(printed.stdout).api).toEqual({ host: '::1', port: 9465, names: ['a.example'] })
  const option = await runWithEnv(env, ['serve', '--api', '9466', '--print-config'])
  expect(JSON.parse(option.stdout).api).toMatchObject({ port: 9466 })
})

test('a token that can be guessed is refused, and not quoted', async () => {
  const dir = tempDir()
  const file = join(dir, 'config.json')
  writeFileSync(join(dir, 'token'), 'hunter2')
  writeFileSync(file, JSON.stringify({ api: { port: 0, token: { file: join(dir, 'token') } } }))
  const refused = await run(join(dir, 'data'), ['serve', '--config', file])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('32 characters')])
  expect(refused.stderr).not.toContain('hunter2')
})

test('a port that is taken keeps nothing from being received', async () => {
  const first = await serve(tempDir(), ['--api', '0'])
  const { port } = new URL(await baseOf(first))
  const second = await serve(tempDir(), ['--api', port])
  expect(await second.untilSaid(/The API cannot listen on .*--api\./)).toContain(port)
  expect(second.line.event).toBe('ready')
})

test('without --api nothing listens, and no token is made', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const running = await serve(dataDir)
  await running.stop()
  expect(running.said.stderr).not.toMatch(/ api /)
  expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).not.toContain('api/token')
})

test('a stream resumes after kill -9, and nothing is lost', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const token = await tokenOf(dataDir)
  const first = await serve(dataDir, ['--api', '0'])
  const before = await readEvents(Number(new URL(await baseOf(first)).port), undefined, token)
  await before.until(() => before.events.length > 0)
  await post(first.line.sources[0].localUrl, delivery({ uuid: 'a' }))
  await before.until(() => before.uuids().length === 1)
  await Promise.all(['b', 'c', 'd'].map(uuid => post(first.line.sources[0].localUrl, delivery({ uuid }))))
  const heard = before.uuids()
  const lastId = before.lastId()
  first.signal('SIGKILL')
  await first.ended
  const second = await serve(dataDir, ['--api', '0'])
  await post(second.line.sources[0].localUrl, delivery({ uuid: 'e' }))
  const after = await readEvents(Number(new URL(await baseOf(second)).port), lastId, token)
  await after.until(() => after.uuids().includes('e'))
  expect([...heard, ...after.uuids()].toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
})
