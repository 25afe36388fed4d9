import { expect, onTestFinished, test } from 'vitest'
import { everything } from '../../../electron/core/query/filter.ts'
import { createComposing } from '../../../electron/services/replaying/compose-replay.ts'
import { replayTo } from '../../../electron/services/replaying/replay-to.ts'
import { createSendDelivery } from '../../../electron/services/replaying/send-delivery.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { type Consumer, startConsumer } from '../../fakes/consumer.ts'
import { ussdDelivery } from '../store/store-kit.ts'
import { provenUssd, reading, signedJob } from './replaying-kit.ts'

interface Wish {
  readonly form?: 'stored' | 'masked'
  readonly rate?: number
  readonly address?: string
  readonly signal?: AbortSignal
  readonly after?: number
}

const clock = createFakeClock()

const unsigned = { vault: { get: () => undefined }, now: () => 0, address: '' }

function replaying(entries: readonly Entry[], consumer: Consumer) {
  const read = reading(entries)
  return ({ form = 'stored', rate, address = consumer.url, signal, after = 0 }: Wish = {}) =>
    replayTo(
      read.positions(everything).filter(seq => seq > after),
      {
        ...{
          at: read.at,
          compose: createComposing({ form: { kind: form }, reading: read, ...unsigned }),
          send: createSendDelivery(fetch),
          address,
          clock,
        },
        ...{ rate: rate ?? null, signal: signal ?? new AbortController().signal, onProgress: () => {} },
      },
    )
}

const consuming = () => startConsumer(onTestFinished)
const numbersOf = ({ taken }: Consumer) => taken.map(({ headers }) => headers['hover-tray-replay'])

test('an event goes with its exact bytes and the headers that Hover signed', async () => {
  const [consumer, entry] = [await consuming(), signedJob('failed')]
  await replaying([entry], consumer)()
  const [got] = consumer.taken
  const { headers } = JSON.parse(entry.signed ?? '')
  expect([got?.body.equals(Buffer.from(entry.body)), got?.headers]).toEqual([true, expect.objectContaining(headers)])
})

test('a USSD delivery goes as it is stored, without a secret', async () => {
  const [consumer, entry] = [await consuming(), provenUssd()]
  await replaying([entry], consumer)()
  expect(consumer.taken[0]?.body.equals(Buffer.from(entry.body))).toBe(true)
})

test('masked, no number leaves and no signature that would not hold', async () => {
  const consumer = await consuming()
  await replaying([ussdDelivery({ message: 'Sent to 0712345678' }), signedJob('failed')], consumer)({ form: 'masked' })
  const [ussd, job] = consumer.taken
  expect([ussd?.body.toString('utf8').includes('0712345678'), ussd?.body.toString('utf8').includes('failed')]).toEqual([
    ...[false, true],
  ])
  expect(Object.keys(job?.headers ?? {}).filter(name => name.includes('signature'))).toEqual([])
})

test('they go in the order of the journal, each with its number', async () => {
  const consumer = await consuming()
  const done = await replaying([provenUssd('a'), provenUssd('b'), provenUssd('a', { status: 'succeeded' })], consumer)()
  expect([done, numbersOf(consumer)]).toEqual([expect.objectContaining({ sent: 3, ended: 'done' }), ['1', '2', '3']])
})

test('one that is refused is listed with its status, and holds back what follows of its transaction alone', async () => {
  const consumer = await consuming()
  consumer.answerWith(({ headers }) => ({ status: headers['hover-tray-replay'] === '1' ? 422 : 200 }))
  const done = await replaying([provenUssd('a'), provenUssd('b'), provenUssd('a', { status: 'succeeded' })], consumer)()
  expect([done.sent, done.failed, done.heldBack, done.failures]).toEqual([
    ...[1, 1, 1],
    [
      { seq: 1, trouble: 'refused-422' },
      { seq: 3, trouble: 'held-back' },
    ],
  ])
})

test('a redirect is not followed', async () => {
  const [consumer, elsewhere] = [await consuming(), await consuming()]
  consumer.answerWith(() => ({ status: 307, headers: { location: elsewhere.url } }))
  const done = await replaying([provenUssd()], consumer)()
  expect([done.failures, elsewhere.taken.length]).toEqual([[{ seq: 1, trouble: 'redirected' }], 0])
})

test('where nothing listens it ends soon and says where to go on', async () => {
  const consumer = await consuming()
  const entries = Array.from({ length: 20 }, (_, index) => provenUssd(`u-${index}`))
  const run = replaying(entries, consumer)
  consumer.answerWith(({ headers }) => (Number(headers['hover-tray-replay']) > 3 ? null : { status: 200 }))
  const first = await run()
  consumer.answerWith(() => ({ status: 200 }))
  const second = await run({ after: first.after ?? 0 })
  expect([first.ended, first.after, first.sent, second.sent]).toEqual(['unreachable', 3, 3, 17])
})

test('a wish to stop finishes what is on its way, and what follows goes on behind it', async () => {
  const [consumer, controller] = [await consuming(), new AbortController()]
  const run = replaying([provenUssd('a'), provenUssd('b'), provenUssd('c')], consumer)
  consumer.answerWith(() => {
    controller.abort()
    return { status: 200 }
  })
  const first = await run({ signal: controller.signal })
  expect([first.ended, first.sent, first.after]).toEqual(['stopped', 1, 1])
  await run({ after: first.after ?? 0 })
  expect(numbersOf(consumer)).toEqual(['1', '2', '3'])
})

test('no more go out in a second than asked for', async () => {
  const consumer = await consuming()
  const ending = replaying([provenUssd('a'), provenUssd('b'), provenUssd('c')], consumer)({ rate: 2 })
  await consumer.until(() => consumer.taken.length === 1)
  // The second one waits for a timer of the clock, which stands still.
  while (clock.waits().length === 0) await new Promise(resolve => setImmediate(resolve))
  expect([clock.waits(), consumer.taken.length]).toEqual([[500], 1])
  await clock.advance(500)
  while (clock.waits().length === 0) await new Promise(resolve => setImmediate(resolve))
  await clock.advance(500)
  expect((await ending).sent).toBe(3)
})
