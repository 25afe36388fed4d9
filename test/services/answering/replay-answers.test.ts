import { expect, onTestFinished, test } from 'vitest'
import { delivery, post, secret } from '../../cli/cli-kit.ts'
import { startConsumer } from '../../fakes/consumer.ts'
import { addShop, dataFolder, startEngine } from '../doctor/engine-kit.ts'

async function received() {
  const app = await startEngine(dataFolder())
  const hook = await addShop(app)
  await post(hook, delivery({ uuid: 'u-1', user_message: 'Call 0712345678' }))
  await app.store.settled()
  const detail = await app.store.detail('u-1')
  const seq = detail?.received[0]?.seq ?? 0
  const consumer = await startConsumer(onTestFinished)
  const send = app.answers['replay.send']
  const wish = { seq, url: consumer.url, form: 'stored', body: null, signs: false } as const
  return { app, hook, seq, consumer, send, wish, sent: () => JSON.parse(consumer.taken[0]?.body.toString() ?? 'null') }
}

const refusal = (word: string) => ({ ok: false, failure: { sentence: expect.stringContaining(word) } })
const taken = { ok: true, value: { trouble: null } }

test('a delivery is checked without being sent', async () => {
  const { app, seq, consumer } = await received()
  const reply = await app.answers['replay.check']({ seq, url: consumer.url })
  expect([reply, consumer.taken.length]).toMatchObject([
    { ok: true, value: { origin: new URL(consumer.url).origin, isLocal: true } },
    0,
  ])
})

test('it goes as it is stored, without a secret', async () => {
  const { send, wish, sent } = await received()
  expect(await send(wish)).toEqual(taken)
  expect([sent().id, JSON.stringify(sent()).includes(secret)]).toEqual(['u-1', false])
})

test('it goes masked', async () => {
  const { send, wish, sent } = await received()
  await send({ ...wish, form: 'masked' })
  expect([sent().id, JSON.stringify(sent()).includes('0712345678')]).toEqual(['u-1', false])
})

test('it goes changed, and signed anew to this computer', async () => {
  const { send, wish, sent, consumer } = await received()
  await send({ ...wish, form: 'changed', body: '{"id":"u-9"}', signs: true })
  expect([sent(), consumer.taken[0]?.headers['hover-tray-made-by-hand']]).toEqual([
    { meta: { secret }, data: { id: 'u-9' } },
    'true',
  ])
})

test('why it was not taken is told as a word', async () => {
  const { send, wish, consumer } = await received()
  consumer.answerWith(() => ({ status: 503 }))
  expect(await send(wish)).toEqual({ ok: true, value: { trouble: 'refused-503' } })
})

test('nothing of it is taken in again', async () => {
  const { app, hook, send, wish } = await received()
  expect(await send({ ...wish, url: hook, signs: true })).toMatchObject(refusal('--here'))
  const detail = await app.store.detail('u-1')
  expect([detail?.deliveries, detail?.duplicates]).toEqual([1, 0])
})

test.each([
  [{ url: 'http://10.0.0.1/' }, 'https://'],
  [{ url: 'https://a.example.com/', signs: true }, 'this computer only'],
  [{ form: 'changed', body: '{' }, 'no JSON'],
  [{ seq: 999_999 }, 'no such delivery'],
] as const)('with %j nothing is sent', async (change, word) => {
  const { send, wish, consumer } = await received()
  expect(await send({ ...wish, ...change })).toMatchObject(refusal(word))
  expect(consumer.taken).toEqual([])
})
