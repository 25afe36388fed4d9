import { beforeAll, expect, test } from 'vitest'
import { addApp, ask, delivery, post, run, secret, serve, tempDir } from './cli-kit.ts'

let dir = ''
beforeAll(async () => {
  const ends: (() => void | Promise<void>)[] = []
  const onEnd = (end: () => void | Promise<void>) => void ends.push(end)
  dir = tempDir(onEnd)
  await addApp(dir)
  const { line, stop } = await serve(dir, [], onEnd)
  const hook = line.sources[0].localUrl
  for (const status of ['pending', 'failed', 'failed'])
    await post(hook, delivery({ uuid: 'u-1', status, user_message: 'Call 0712345678 \u001b[2J' }))
  await stop()
  return () => Promise.all(ends.map(end => end()))
})

test('the deliveries of a transaction are listed, repeats too, with what they say', async () => {
  const { deliveries } = await ask(dir, ['deliveries', 'u-1'])
  const told = deliveries.map(({ label, providerStatus, json }: Record<string, string | null>) => [
    ...[label, providerStatus, json !== null],
  ])
  expect(told).toHaveLength(3)
  expect(told[0]).toEqual(['new', 'pending', true])
  expect(told[2]).toEqual(['duplicate', 'failed', false])
})

test('one is found by its number', async () => {
  const [first] = (await ask(dir, ['deliveries', 'u-1'])).deliveries
  const { deliveries } = await ask(dir, ['deliveries', '--delivery', String(first.seq)])
  expect(deliveries.map(({ seq, form }: Record<string, unknown>) => [seq, form])).toEqual([[first.seq, 'whole']])
})

test('people see a list, and the texts when they ask for them, masked and harmless to a terminal', async () => {
  const list = await run(dir, ['deliveries', 'u-1'])
  const texts = await run(dir, ['deliveries', 'u-1', '--text'])
  expect([list.stdout.split('\n').length, texts.stdout.includes('"session_messages"')]).toEqual([5, true])
  for (const word of ['0712345678', secret, '\u001b']) expect(texts.stdout.includes(word)).toBe(false)
})

test.each([
  [[], 2, 'either'],
  [['u-1', '--delivery', '1'], 2, 'either'],
  [['nobody'], 1, 'no transaction'],
  [['--delivery', '99999'], 1, 'no delivery 99999'],
])('asked for as %j ends with %i and a sentence', async (args, code, word) => {
  const told = await run(dir, ['deliveries', ...args])
  expect([told.code, told.stderr]).toEqual([code, expect.stringContaining(word)])
})
