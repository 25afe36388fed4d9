import fc from 'fast-check'
import { redactUssdData } from '../../../../electron/core/masking/redact.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { rulesSet } from '../notice-rules-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery, ussdFixtures } from '../store-kit.ts'

const at = fc.integer({ min: Date.parse('2026-03-01T00:00:00Z'), max: Date.parse('2026-03-20T00:00:00Z') })
const uuid = fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4')
const id = uuid.map(one => `shop/ussd/${one}`)
const iso = at.map(time => new Date(time).toISOString())

interface Named {
  readonly app: string
  readonly asked: string | undefined
  readonly confirmed: string | undefined
}

/** The app that a delivery names decides what the source is known for, and its amounts what rules say of it. */
function naming(entry: ReturnType<typeof ussdDelivery>, { app, asked, confirmed }: Named): Entry {
  const data = JSON.parse(Buffer.from(entry.body).toString('utf8'))
  const values = { input_extras: { amount: asked }, parsed_variables: { amount: confirmed } }
  const relationships = { app: { data: { id: app, type: 'app' } } }
  const { receivedAt, sourceId } = entry
  return deliveryOf({ ...data, attributes: { ...data.attributes, ...values }, relationships }, { receivedAt, sourceId })
}

const amount = fc.constantFrom(undefined, '20', '1.500', '1,500.00', '250000000', '0712345678', 'KES 90 to JANE')
const rules = [['amount:1000..'], ['amount:..100'], ['']].map(whens =>
  rulesSet({ rules: whens.map(when => ({ id: 'own', name: 'Own', when, action: { kind: 'silent' } })) }),
)

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
        .tuple(
          at,
          fc.constantFrom('shop', 'kiosk'),
          fc.record({ app: fc.constantFrom('5', '7'), asked: amount, confirmed: amount }),
        )
        .map(([receivedAt, sourceId, named]) => naming(ussdDelivery(said, { receivedAt, sourceId }), named)),
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
export const history = fc.array(
  fc.oneof({ weight: 10, arbitrary: delivery }, { weight: 2, arbitrary: act }, fc.constantFrom(...rules)),
  { minLength: 1, maxLength: 30 },
)
