import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startConsumer } from '../../fakes/consumer.ts'
import { ask, delivery, everythingIn, post, run, runWithEnv, secret, serve, tempDir } from '../cli-kit.ts'

const key = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`

/** A configuration with one app and one destination, whose secrets stand in files beside it. */
function configured(address: string, more: object = {}) {
  const dir = tempDir()
  const files = { secret: join(dir, 'secret'), address: join(dir, 'address'), key: join(dir, 'key') }
  writeFileSync(files.secret, `${secret}\n`)
  writeFileSync(files.address, address)
  writeFileSync(files.key, key)
  const file = join(dir, 'config.json')
  const config = {
    apps: [{ id: 'shop', name: 'Shop', hookPath: '/hook/shop', secret: { file: files.secret } }],
    destinations: [
      {
        ...{ id: 'books', name: 'Books', form: 'cloudevents', takes: 'status-changes' },
        ...{ address: { file: files.address }, key: { file: files.key } },
      },
    ],
    ...more,
  }
  writeFileSync(file, JSON.stringify(config))
  return { file, dataDir: join(dir, 'data'), config }
}

test('a configuration is all that a fresh folder needs: it receives, and sends on', async () => {
  const consumer = await startConsumer(onTestFinished)
  const { file, dataDir } = configured(consumer.url)
  const { line } = await serve(dataDir, ['--config', file])
  expect(line.sources).toMatchObject([{ id: 'shop', hookPath: '/hook/shop' }])
  expect(await post(line.sources[0].localUrl, delivery())).toBe(200)
  await consumer.until(() => consumer.taken.length >= 1)
  expect(consumer.events()).toMatchObject([{ type: 'com.usehover.transaction.failed', source: '/hover/shop' }])
})

test('a second start with the same configuration changes nothing, and a changed one changes that', async () => {
  const { file, dataDir, config } = configured('https://books.example.com/')
  const first = await serve(dataDir, ['--config', file])
  await first.stop()
  const before = await ask(dataDir, ['settings', 'show'])
  const again = await serve(dataDir, ['--config', file])
  await again.stop()
  expect(await ask(dataDir, ['settings', 'show'])).toEqual(before)
  writeFileSync(file, JSON.stringify({ ...config, apps: [{ ...config.apps[0], name: 'Stall' }] }))
  const changed = await serve(dataDir, ['--config', file])
  expect(changed.line.sources).toMatchObject([{ id: 'shop', name: 'Stall', hookPath: '/hook/shop' }])
})

test('--print-config prints what holds, with options before the file, without any secret, and writes nothing', async () => {
  const { file, dataDir } = configured('https://books.example.com/?token=t0ken', { port: 5000, log: 'json' })
  const printed = await run(dataDir, ['serve', '--config', file, '--port', '0', '--print-config'])
  expect(JSON.parse(printed.stdout)).toMatchObject({ port: 0, log: 'json', dataDir, apps: [{ id: 'shop' }] })
  for (const hidden of [secret, key, 't0ken']) expect(printed.stdout + printed.stderr).not.toContain(hidden)
  expect(() => everythingIn(dataDir)).toThrow('ENOENT')
})

test('the environment says the same, and where a secret is', async () => {
  const { file, dataDir, config } = configured('https://books.example.com/')
  writeFileSync(
    file,
    JSON.stringify({ ...config, destinations: [], apps: [{ ...config.apps[0], secret: { env: 'SHOP' } }] }),
  )
  const env = {
    HOVER_TRAY_DATA_DIR: dataDir,
    HOVER_TRAY_CONFIG: file,
    HOVER_TRAY_PORT: '0',
    HOVER_TRAY_MONITOR: '[::1]:0',
  }
  const printed = await runWithEnv({ ...env, SHOP: secret }, ['serve', '--print-config'])
  expect(JSON.parse(printed.stdout)).toMatchObject({ port: 0, monitor: { host: '::1', port: 0 }, dataDir })
  const without = await runWithEnv(env, ['serve', '--print-config'])
  expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('The variable SHOP holds no secret')])
})

test.each([
  [{ prot: 1 }, 2, 'prot'],
  [{ port: 70_000 }, 2, 'port'],
  [{ apps: [{ id: 'shop', name: 'Shop', secret: 'bb98a2d7' }] }, 2, 'apps.0.secret: Say where the secret is'],
  [{ destinations: [{ id: 'a', name: 'A', form: 'kafka' }] }, 2, 'destinations.0'],
])('a configuration of %j is refused with a sentence that names the place', async (config, code, place) => {
  const dir = tempDir()
  const file = join(dir, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  const refused = await run(join(dir, 'data'), ['serve', '--config', file, '--print-config'])
  expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(place)])
  expect(refused.stderr).not.toContain('bb98a2d7')
})

test.each([
  ['that is not there', 'none.json', 'none.json does not exist.'],
  ['that is a folder', '.', 'is a folder, not a file.'],
])('a configuration %s is a mistake of the call, and the sentence says which', async (_what, name, sentence) => {
  const dir = tempDir()
  const refused = await run(dir, ['serve', '--config', join(dir, name), '--print-config'])
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(sentence)])
})

test('a secret that is missing keeps the service from starting, with the name of its place', async () => {
  const { file, dataDir } = configured('https://books.example.com/')
  writeFileSync(join(file, '..', 'key'), '')
  const refused = await run(dataDir, ['serve', '--config', file])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/The file .*key holds no secret/)])
})

test('the monitor answers while the service runs, and goes with it', async () => {
  const dataDir = tempDir()
  const running = await serve(dataDir, ['--monitor', '0'])
  const said = await running.untilSaid(/listening on 127\.0\.0\.1:\d+(?=\n)(?<=monitor .*)/)
  const base = `http://${said.split(' ').at(-1)}`
  const answers = await Promise.all(['/healthz', '/readyz', '/metrics'].map(path => fetch(base + path)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await answers[2]?.text()).toContain('hover_tray_transactions{status="failed"} 0')
  expect(await running.stop()).toBe(0)
  await expect(fetch(`${base}/healthz`)).rejects.toThrow()
})

test('with --log json every line on stderr is one JSON object', async () => {
  const running = await serve(tempDir(), ['--log', 'json'])
  await running.stop()
  const lines = running.said.stderr.trimEnd().split('\n')
  const events = lines.map(text => JSON.parse(text).event)
  expect(events).toEqual(expect.arrayContaining(['started', 'receiver', 'stopping', 'stopped']))
})

test('systemd is told when it is ready and when it stops', async () => {
  const bin = join(tempDir(), 'bin')
  mkdirSync(bin)
  const told = join(bin, 'told')
  writeFileSync(join(bin, 'systemd-notify'), `#!/bin/sh\necho "$@" >> '${told}'\n`)
  chmodSync(join(bin, 'systemd-notify'), 0o755)
  const before = { ...process.env }
  onTestFinished(() => {
    process.env = before
  })
  process.env.PATH = `${bin}${delimiter}${before.PATH ?? ''}`
  process.env.NOTIFY_SOCKET = '/run/nothing'
  const running = await serve(tempDir())
  await running.stop()
  const { pid } = running.line
  expect(readFileSync(told, 'utf8')).toBe(`--ready --pid=${pid}\n--stopping --pid=${pid}\n`)
})
