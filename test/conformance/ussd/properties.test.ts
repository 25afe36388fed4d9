import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { canonicalJson } from '../../../electron/core/json-shape.ts'
import { removed } from '../../../electron/core/masking/redact.ts'
import { createUssdGate } from '../../../electron/services/receiving/gates/ussd-gate.ts'
import type { DeliveryEntry, Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { asked, openProjection } from '../../services/store/projection-kit.ts'
import { deliveryOf } from '../../services/store/store-kit.ts'
import { delivery, post, s1, startEngine } from './engine.ts'

const gate = createUssdGate([{ sourceId: 'shop', secret: s1, provenBy: 'current-secret' }], () => 0)

/** What the gate lets through to the disk. */
function kept(body: unknown): Buffer {
  const verdict = gate.check(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), 'shop')
  if (verdict.kind !== 'authentic') throw new Error(verdict.kind)
  return verdict.body
}

const sms = fc.record({
  sender: fc.constantFrom('MPESA', 'KPLC', null),
  message: fc.constantFrom('Confirmed. Ksh900.00', 'Failed', ''),
  timestamp: fc.constantFrom('2024-03-05T09:16:08Z', '2024-03-05T09:17:08Z', null),
})
const attributes = fc.record({
  status: fc.constantFrom('pending', 'succeeded', 'failed', 'reversed', 'refunded', 'PENDING', null),
  updated_at: fc.constantFrom(
    ...['2024-03-05T09:14:41Z', '2024-03-05T09:16:10Z', '2024-03-05T09:19:00Z', '2027-01-01T00:00:00Z'],
    ...['2024-03-01T00:00:00Z', 'soon', null, 1_709_629_200_000],
  ),
  custom_parser_ids: fc.constantFrom([], [1], [1, 2]),
  category: fc.constantFrom('a', 'b', null),
  parsed_variables: fc.constantFrom({}, { amount: '1,500.00' }, { amount: '900.00' }, null),
  sms_hits: fc.array(sms, { maxLength: 2 }),
  environment: fc.constantFrom('normal', 0, null),
})
const snapshot = fc.tuple(fc.constantFrom('v01', 'v02', 'v03'), attributes, fc.constantFrom('7', '8'))
type Snapshot = typeof snapshot extends fc.Arbitrary<infer T> ? T : never
const snapshots = fc.array(snapshot, { minLength: 1, maxLength: 6 })

const receivedAt = Date.parse('2024-03-05T09:20:00Z')
/** These, one after the other, of one transaction. */
function arrivals(said: readonly Snapshot[], uuid: string): readonly DeliveryEntry[] {
  return said.map(([name, changes, appId]) => {
    const body = delivery(name, { ...changes, uuid })
    const data = { ...body.data, relationships: { app: { data: { id: appId, type: 'app' } } } }
    return { ...deliveryOf('{}', { receivedAt }), body: kept({ ...body, data }) }
  })
}

const forgotten: Entry = { kind: 'act', at: receivedAt, act: { kind: 'source-forgotten', sourceId: 'shop' } }

it('(a) comes to the same state by any permutation and repetition of the snapshots', () => {
  const projection = openProjection()
  const stateOf = (said: readonly Snapshot[]) => {
    projection.append(forgotten, ...arrivals(said, 'run'))
    projection.project()
    const found = projection.queries().detail('shop/ussd/run', asked)
    if (found === null) throw new Error('It is not there.')
    const { status, providerStatus, title, operator, category, message, environment, startedAt, updatedAt } = found
    const { conversation, smsHits, smsMisses, extras, parsed, deliveries, flags } = found
    return {
      ...{ status, providerStatus, title, operator, category, message, environment, startedAt, updatedAt },
      ...{ conversation, smsHits, smsMisses, extras, parsed, deliveries, flags: [...flags].sort() },
    }
  }
  const orders = snapshots.chain(all =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length })),
  )
  fc.assert(
    fc.property(orders, ([all, shuffled]) => {
      const missing = all.filter(one => !shuffled.includes(one))
      expect(stateOf([...shuffled, ...missing])).toEqual(stateOf(all))
    }),
    { numRuns: 150 },
  )
  projection.close()
})

it('(b) keeps neither meta nor a secret, and (d) keeps every key that nobody knows', () => {
  const unknown = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(unknown, attributes, (extra, changes) => {
      const { meta, data } = delivery('v01', { ...changes, ...extra })
      const text = kept({ meta: { ...meta, more: s1 }, data, beside: s1 }).toString()
      expect(text).not.toContain(s1)
      if (!text.includes(removed)) expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(roundTrip(data)))
    }),
    { numRuns: 300 },
  )
})

function roundTrip(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

it('(c) answers no input with a failure of its own', async () => {
  const engine = await startEngine()
  const url = engine.hook()
  const proven = fc.jsonValue({ maxDepth: 4 }).map(data => JSON.stringify({ meta: { secret: s1 }, data }))
  const nearly = fc.tuple(attributes, fc.dictionary(fc.string(), fc.jsonValue())).map(([changes, more]) => {
    return JSON.stringify(delivery('v01', { ...changes, ...more }))
  })
  const cut = nearly.chain(text => fc.nat(text.length).map(length => text.slice(0, length)))
  const bytes = fc.uint8Array({ maxLength: 200 }).map(body => Buffer.from(body))
  await fc.assert(
    fc.asyncProperty(fc.oneof(proven, nearly, cut, bytes), async body => {
      expect([200, 400, 401]).toContain(await post(url, body))
    }),
    { numRuns: 300 },
  )
  await engine.app().store.settled()
  expect(await engine.post(delivery('v01'))).toBe(200)
})

it('(e) tells of each verdict of a transaction once, and one thing for each delivery', () => {
  const projection = openProjection()
  let runs = 0
  fc.assert(
    fc.property(fc.array(snapshot, { minLength: 1, maxLength: 12 }), said => {
      runs += 1
      const told: Notice[] = []
      for (const entry of arrivals(said, `run-${runs}`)) {
        projection.append(entry)
        const { notices } = projection.project()
        // That a source names another app is about the source.
        const ofTransaction = notices.filter(({ urgency, topic }) => topic !== 'flag' || urgency !== 'quiet')
        expect(ofTransaction.length).toBeLessThanOrEqual(1)
        told.push(...ofTransaction)
      }
      const verdicts = told.flatMap(({ status, body }) =>
        status === null ? [] : [status === 'unknown' ? `${status} ${body.split(' · ')[0]}` : status],
      )
      expect(verdicts).toEqual([...new Set(verdicts)])
      expect(told.filter(({ title, body }) => /\d{4}|JANE|900|1,500/.test(title + body))).toEqual([])
    }),
    { numRuns: 150 },
  )
  projection.close()
})
