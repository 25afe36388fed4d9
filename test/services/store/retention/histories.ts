import fc from 'fast-check'
import { redactUssdData } from '../../../../electron/core/masking/redact.ts'
import type { Entry } from '../../../../electron/services/store/journal/entry.ts'
import { deliveryOf, jobDelivery, ussdDelivery, ussdFixtures } from '../store-kit.ts'

const at = fc.integer({ min: Date.parse('2026-03-01T00:00:00Z'), max: Date.parse('2026-03-20T00:00:00Z') })
const uuid = fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4')
const id = uuid.map(one => `shop/ussd/${one}`)
const iso = at.map(time => new Date(time).toISOString())

/** The app that a delivery names decides what the source is known for. */
function withApp(entry: ReturnType<typeof ussdDelivery>, app: string): Entry {
  const data = JSON.parse(Buffer.from(entry.body).toString('utf8'))
  const body = { ...data, relationships: { app: { data: { id: app, type: 'app' } } } }
  const { receivedAt, sourceId } = entry
  return deliveryOf(body, { receivedAt, sourceId })
}

const delivery: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .record({
      uuid,
      status: fc.constantFrom('pending', 'failed', 'succeeded', 'reversed'),
      updatedAt: iso,
      startedAt: iso,
      action: fc.constantFrom('Send Money', 'Buy Airtime', 'Pay 0712345678'),
      message: fc.constantFrom(
        '',
        'Sent KES 250 to JANE WANJIKU 0712345678',
        'Balance: 12,340.50',
        'x@y.z +254 712 345 678',
      ),
    })
    .chain(said =>
      fc
        .tuple(at, fc.constantFrom('shop', 'kiosk'), fc.constantFrom('5', '7'))
        .map(([receivedAt, sourceId, app]) => withApp(ussdDelivery(said, { receivedAt, sourceId }), app)),
    ),
  fc
    .constantFrom('uploading', 'complete', 'failed')
    .chain(state => at.map(receivedAt => jobDelivery(state, { receivedAt }))),
  fc.constantFrom(...ussdFixtures).map(({ data }) => deliveryOf(redactUssdData(data))),
  fc.constant(deliveryOf({ odd: true })),
)

const act: fc.Arbitrary<Entry> = fc.tuple(at, id).chain(([time, transactionId]) =>
  fc
    .oneof(
      fc.record({
        kind: fc.constant('resolved' as const),
        verdict: fc.constant('succeeded' as const),
        note: fc.string(),
      }),
      fc.record({ kind: fc.constant('reopened' as const) }),
      fc.record({ kind: fc.constant('revealed' as const) }),
      fc.record({ kind: fc.constant('stuck-found' as const), reason: fc.constant('learned' as const) }),
    )
    .map(done => ({ kind: 'act' as const, at: time, act: { ...done, transactionId } })),
)

/** What may happen to a folder: deliveries of several sources in any order, repeats, odd ones, and what people do. */
export const history = fc.array(fc.oneof({ weight: 5, arbitrary: delivery }, act), { minLength: 1, maxLength: 30 })
