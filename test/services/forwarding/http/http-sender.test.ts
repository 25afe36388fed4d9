import { HTTP } from 'cloudevents'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { type Destination, destinationSchema } from '../../../../electron/contract/settings/destinations.ts'
import { createOpenSender } from '../../../../electron/services/forwarding/open-sender.ts'
import type { Outgoing } from '../../../../electron/services/store/queries/outbox/outbox.ts'
import { startConsumer } from '../../../fakes/consumer.ts'

const keyOf = (text: string) => `whsec_${Buffer.from(text.padEnd(32, '.')).toString('base64')}`
const [key, keyBefore] = [keyOf('new'), keyOf('old')]
const now = Date.now()

const outgoing: Outgoing = {
  ...{ position: 7, lane: 7, event: [7, 0] },
  content: {
    ...{ id: 'evt_1', type: 'com.usehover.transaction.received', source: '/hover/shop', subject: 'u-1' },
    ...{ time: '2026-03-05T09:14:41.000Z', receivedtime: '2026-03-05T09:15:00.000Z', verified: 'current-secret' },
    data: { reason: 'Envoi d’argent 💸' },
  },
  delivery: {
    body: Buffer.from('{"id":"u-1","n":1.10}'),
    signed: JSON.stringify({ target: '/hook', headers: { date: 'Thu', 'hover-signature-256': 'sha256=abc' } }),
    product: 'hover-org',
  },
}

const destination = (wanted: object = {}): Destination =>
  destinationSchema.parse({ id: 'books', name: 'Books', form: 'cloudevents', ...wanted })

function sender(secrets: Readonly<Record<string, string>>) {
  const vault = { get: (name: string) => secrets[name] }
  const open = createOpenSender({ vault, now: () => now })
  return async (to: Destination, what = outgoing, signal = new AbortController().signal) => {
    const sender = open(to)
    onTestFinished(sender.close)
    const [outcome] = await sender.send([what], signal)
    return outcome
  }
}

async function consumer() {
  const started = await startConsumer(onTestFinished)
  return { ...started, send: sender({ 'destination/books/address': started.url, 'destination/books/key': key }) }
}

test('arrives as a CloudEvent that the library of CloudEvents reads, proven by the library of Standard Webhooks', async () => {
  const { send, taken } = await consumer()
  expect(await send(destination())).toEqual({ ok: true })
  const [got] = taken
  if (got === undefined) throw new Error('It was sent.')
  const body = got.body.toString('utf8')
  new Webhook(key).verify(body, got.headers as Record<string, string>)
  const read = HTTP.toEvent({ headers: got.headers, body })
  expect(read).toMatchObject({ ...outgoing.content, specversion: '1.0', datacontenttype: 'application/json' })
  expect(got.headers['webhook-id']).toBe('evt_1')
})

test('carries the body as it is stored only to a destination that is trusted', async () => {
  const { send, events } = await consumer()
  await send(destination())
  await send(destination({ isTrusted: true }))
  expect(events().map(({ data }) => data.body)).toEqual([undefined, { id: 'u-1', n: 1.1 }])
})

test('raw passes on the stored bytes and the headers that Hover signed, signed once more by this app', async () => {
  const { send, taken } = await consumer()
  await send(destination({ form: 'raw' }))
  const [got] = taken
  expect(got?.body.toString('utf8')).toBe('{"id":"u-1","n":1.10}')
  expect(got?.headers).toMatchObject({ date: 'Thu', 'hover-signature-256': 'sha256=abc' })
  new Webhook(key).verify(got?.body ?? '', got?.headers as Record<string, string>)
})

test('bytes that are no text are signed as they are', async () => {
  const { send, taken } = await consumer()
  const body = Buffer.from([0x22, 0xff, 0xfe, 0x22])
  await send(destination({ form: 'raw' }), { ...outgoing, delivery: { body, signed: null, product: 'hover-org' } })
  const [got] = taken
  expect(got?.body).toEqual(body)
  const proof = await crypto.subtle.importKey(
    ...(['raw', Buffer.from(key.slice(6), 'base64'), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']] as const),
  )
  const signed = Buffer.concat([Buffer.from(`evt_1.${got?.headers['webhook-timestamp']}.`), body])
  const signature = Buffer.from(String(got?.headers['webhook-signature']).slice(3), 'base64')
  expect(await crypto.subtle.verify('HMAC', proof, signature, signed)).toBe(true)
})

test('during a rotation the receiver proves it with either key, and afterwards only with the new one', async () => {
  const { url, taken } = await consumer()
  const both = { 'destination/books/key': key, 'destination/books/previous-key': keyBefore }
  const send = sender({ 'destination/books/address': url, ...both })
  const until = (ms: number) => destination({ previousKeyUntil: new Date(now + ms).toISOString() })
  await send(until(1000))
  await send(until(-1000))
  const proves = (secret: string, n: number): boolean => {
    try {
      new Webhook(secret).verify(taken[n]?.body ?? '', taken[n]?.headers as Record<string, string>)
      return true
    } catch {
      return false
    }
  }
  expect([proves(key, 0), proves(keyBefore, 0), proves(key, 1), proves(keyBefore, 1)]).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test.each([
  [{ status: 400 }, { ok: false, trouble: 'refused-400', retryAfterMs: null }],
  [
    { status: 503, headers: { 'retry-after': '7' } },
    { ok: false, trouble: 'refused-503', retryAfterMs: 7000 },
  ],
  [
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    { ok: false, trouble: 'redirected', retryAfterMs: null },
  ],
  [null, { ok: false, trouble: 'unreachable', retryAfterMs: null }],
  [{ status: 204 }, { ok: true }],
])('an answer of %j is %j', async (answer, expected) => {
  const { send, answerWith } = await consumer()
  answerWith(() => answer)
  expect(await send(destination())).toEqual(expected)
})

test('never sends to an address that is not safe, or without a key', async () => {
  const address = 'destination/books/address'
  const unsafe = ['http://10.0.0.1/', 'http://metadata.internal/', 'ftp://a/', 'https://user:word@a/', 'x']
  const results = await Promise.all(
    unsafe.map(url => sender({ [address]: url, 'destination/books/key': key })(destination())),
  )
  expect(results.map(result => result?.ok === false && result.trouble)).toEqual(unsafe.map(() => 'no-address'))
  const { url, taken } = await consumer()
  expect(await sender({ [address]: url })(destination())).toMatchObject({ trouble: 'no-key' })
  expect(taken).toEqual([])
})

test('what is not stored any more cannot be passed on raw', async () => {
  const { send } = await consumer()
  expect(await send(destination({ form: 'raw' }), { ...outgoing, delivery: null })).toMatchObject({ trouble: 'gone' })
})

test('a header that cannot be sent fails that event, and does not throw', async () => {
  const { send } = await consumer()
  const signed = JSON.stringify({ headers: { date: 'Thu\r\nx: y' } })
  const odd = { ...outgoing, delivery: { body: Buffer.from('{}'), signed, product: 'hover-org' as const } }
  expect(await send(destination({ form: 'raw' }), odd)).toMatchObject({ ok: false })
})

test('ends with the app', async () => {
  const { send } = await consumer()
  expect(await send(destination(), outgoing, AbortSignal.abort())).toMatchObject({ ok: false })
})
