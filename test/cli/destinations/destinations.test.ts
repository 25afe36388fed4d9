import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { startConsumer } from '../../fakes/consumer.ts'
import { addApp, ask, delivery, post as postTo, run, serve, tempDir } from '../cli-kit.ts'

async function added(dir: string, url: string, ...more: readonly string[]) {
  const { id, key } = await ask(dir, ['destinations', 'add', 'cloudevents', '--name', 'Books', '--url', url, ...more])
  return { id, key }
}

async function serving(dir: string) {
  await addApp(dir)
  const { line } = await serve(dir)
  return { post: (uuid: string) => postTo(line.sources[0].localUrl, delivery({ uuid })) }
}

test('what an engine receives arrives at a destination, proven by the key that adding it showed', async () => {
  const [dir, consumer] = [tempDir(), await startConsumer(onTestFinished)]
  const { key } = await added(dir, consumer.url)
  const { post } = await serving(dir)
  await post('u-1')
  await consumer.until(() => consumer.taken.length >= 2)
  const [got] = consumer.taken
  new Webhook(key).verify(got?.body ?? '', got?.headers as Record<string, string>)
  expect(consumer.events().map(({ type }) => type)).toEqual([
    'com.usehover.transaction.received',
    'com.usehover.transaction.failed',
  ])
})

test('neither the address nor the key is shown again, or stands in the settings', async () => {
  const dir = tempDir()
  const { key } = await added(dir, 'https://books.example.com/in?token=t0ken')
  const shown = await run(dir, ['destinations', 'list', '--json'])
  const settings = await run(dir, ['settings', 'show', '--json'])
  const all = shown.stdout + settings.stdout
  expect([all.includes('t0ken'), all.includes(key), all.includes('https://books.example.com')]).toEqual([
    ...[false, false, true],
  ])
})

test.each([
  [['--url', 'http://10.1.2.3/'], 1, 'https://'],
  [['--url', 'https://a.example.com/', '--takes', 'money'], 1, ''],
  [[], 2, '--url'],
])('adding a destination with %j is refused with a sentence', async (options, code, word) => {
  const refused = await run(tempDir(), ['destinations', 'add', 'cloudevents', '--name', 'Books', ...options])
  expect(refused.code).toBe(code)
  expect(refused.stderr).toContain(word)
})

test('the doctor says in plain words that a destination refuses what is sent, and ends with 1', async () => {
  const [dir, consumer] = [tempDir(), await startConsumer(onTestFinished)]
  consumer.answerWith(() => ({ status: 401 }))
  await added(dir, consumer.url)
  const { post } = await serving(dir)
  await post('u-1')
  await consumer.until(() => consumer.refused.length >= 1)
  let told = await run(dir, ['doctor'])
  // The answer may be on its way still.
  for (let tries = 0; tries < 5 && !told.stdout.includes('401'); tries += 1) told = await run(dir, ['doctor'])
  expect(told.stdout).toContain('Books: It refuses what is sent (401). Look whether it has the key that signs for it.')
  expect(told.code).toBe(1)
})

test('a destination can be given another address while events wait, and another key', async () => {
  const [dir, consumer] = [tempDir(), await startConsumer(onTestFinished)]
  const { id, key } = await added(dir, 'http://127.0.0.1:1/')
  const { post } = await serving(dir)
  await post('u-1')
  const file = join(dir, 'address.txt')
  writeFileSync(file, `${consumer.url}\n`)
  await run(dir, ['destinations', 'set-address', id, '--url', `@${file}`])
  await consumer.until(() => consumer.taken.length >= 2)
  const rotated = await ask(dir, ['destinations', 'rotate-key', id])
  await post('u-2')
  await consumer.until(() => consumer.taken.length >= 4)
  const last = consumer.taken.at(-1)
  for (const one of [key, rotated.key])
    new Webhook(one).verify(last?.body ?? '', last?.headers as Record<string, string>)
  expect(rotated.key).not.toBe(key)
})

test('what was given up can be counted; without any, nothing is sent again', async () => {
  const dir = tempDir()
  const { id } = await added(dir, 'http://127.0.0.1:1/')
  const none = await run(dir, ['destinations', 'replay', id, '--dry-run'])
  const unknown = await run(dir, ['destinations', 'replay', 'dest-x'])
  expect([none.code, none.stderr.trim(), unknown.code]).toEqual([0, 'Nothing was given up for Books.', 1])
})

test('a removed destination is gone, with its secrets', async () => {
  const dir = tempDir()
  const { id } = await added(dir, 'https://books.example.com/')
  await run(dir, ['destinations', 'remove', id])
  expect(await ask(dir, ['destinations', 'list'])).toEqual({ destinations: [] })
})
