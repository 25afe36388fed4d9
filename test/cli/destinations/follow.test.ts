import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { natsServer, startNats } from '../../servers/nats-server.ts'
import { describeWith } from '../../servers/program.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

const server = (more?: string) => startNats({ onEnd: onTestFinished, ...(more !== undefined && { more }) })

const statusesIn = async (dir: string): Promise<readonly string[]> => {
  const { transactions } = await ask(dir, ['transactions'])
  return transactions.map(({ providerId, status }: { providerId: string; status: string }) => `${providerId} ${status}`)
}

async function copying(dir: string, url: string) {
  await ask(dir, ['destinations', 'add', 'copy', '--name', 'Second', '--url', url, '--trusted', '--from-start'])
}

describeWith(natsServer, 'two engines and a NATS server', () => {
  test('an empty folder that follows comes to what the other has, from before and meanwhile', async () => {
    const [first, second, nats] = [tempDir(), tempDir(), await server('authorization { token: "t0ken" }')]
    const url = nats.url.replace('//', '//t0ken@')
    await addApp(first)
    const { line } = await serve(first)
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
    await copying(first, url)
    await run(second, ['follow', 'set', '--url', url, '--as', 'second'])
    await serve(second)
    await expect.poll(() => statusesIn(second)).toEqual(await statusesIn(first))
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-2' }))
    await expect.poll(async () => (await statusesIn(second)).length).toBe(2)
    expect(await statusesIn(second)).toEqual(await statusesIn(first))
    const shown = await run(second, ['follow', 'show', '--json'])
    expect(shown.stdout).not.toContain('t0ken')
    expect(JSON.parse(shown.stdout)).toMatchObject({
      following: { stream: 'HOVER_COPY', name: 'second', origin: nats.url, state: { trouble: null, stored: 2 } },
    })
  })

  test('a configuration says what is followed, and where events go', async () => {
    const [first, second, nats] = [tempDir(), tempDir(), await server()]
    writeFileSync(join(second, 'address'), nats.url)
    const address = { file: join(second, 'address') }
    const config = join(second, 'config.json')
    const bus = { id: 'bus', name: 'Bus', kind: 'nats', form: 'cloudevents', address }
    writeFileSync(config, JSON.stringify({ following: { name: 'second', address }, destinations: [bus] }))
    await addApp(first)
    const { line } = await serve(first)
    await copying(first, nats.url)
    const data = join(second, 'data')
    mkdirSync(data)
    await serve(data, ['--config', config])
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
    await expect.poll(async () => (await statusesIn(data)).length).toBe(1)
    expect(await ask(data, ['destinations', 'list'])).toMatchObject({
      destinations: [{ id: 'bus', kind: 'nats', form: 'cloudevents', origin: nats.url }],
    })
  })

  test('the doctor says in plain words that the server refuses who asks, and ends with 1', async () => {
    const [dir, nats] = [tempDir(), await server('authorization { token: "t0ken" }')]
    await run(dir, ['follow', 'set', '--url', nats.url, '--as', 'second'])
    await serve(dir)
    await expect.poll(async () => (await run(dir, ['follow', 'show'])).stderr).toContain('refuses the name')
    const told = await run(dir, ['doctor'])
    expect([told.code, told.stdout]).toEqual([1, expect.stringContaining('refuses the name')])
  })
})

test('a copy is sent only by who says that the destination is trusted', async () => {
  const refused = await run(tempDir(), ['destinations', 'add', 'copy', '--name', 'A', '--url', 'nats://127.0.0.1:4222'])
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--trusted')])
})

test.each([
  [['--url', 'nats://10.0.0.1', '--as', 'a'], 'tls://'],
  [['--url', 'nats://127.0.0.1', '--as', 'a b'], 'letters'],
])('following with %j is refused with a sentence', async (options, word) => {
  const refused = await run(tempDir(), ['follow', 'set', ...options])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(word)])
})

test('what is followed no more is forgotten, with its secrets', async () => {
  const dir = tempDir()
  await run(dir, ['follow', 'set', '--url', 'nats://127.0.0.1', '--as', 'a'])
  await run(dir, ['follow', 'off'])
  expect(await ask(dir, ['follow', 'show'])).toEqual({ following: null })
})
