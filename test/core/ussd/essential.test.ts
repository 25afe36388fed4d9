import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutContent } from '../../../electron/core/held-snapshot.ts'
import { fold } from '../../../electron/core/projection.ts'
import type { Revision } from '../../../electron/core/transaction-state.ts'
import { essentialOf } from '../../../electron/core/ussd/essential.ts'
import type { UssdRevision } from '../../../electron/core/ussd/fold-ussd.ts'
import { at, dataOf, revisionOf, snapshotOf } from '../ussd.ts'

const start = at('2024-03-05T09:14:41Z')
const minute = 60_000

const attributes = fc.record({
  status: fc.constantFrom('pending', 'succeeded', 'failed', 'reversed', null),
  updated_at: fc.oneof(
    fc.constant(null),
    fc.nat(10).map(late => new Date(start + late * minute).toISOString()),
    fc.constant('2031-01-01T00:00:00Z'),
  ),
  custom_parser_ids: fc.constantFrom([], [1], [1, 2]),
  user_message: fc.constantFrom('Sent to Jane Wanjiru', 'Balance 12,340.50 of Otieno', null),
  input_extras: fc.constantFrom(null, { name: 'Jane Wanjiru' }, { name: 'Otieno', step: '3' }, { amount: '20' }),
  parsed_variables: fc.constantFrom(null, { balance: '12,340.50' }, { amount: '90' }),
  device_id: fc.constantFrom('a', 7),
})
const ids = fc.record({ id: fc.constantFrom('u-1', 'u-2'), app: fc.constantFrom(null, '5', '7') })

/** Each said something else than all before it. */
const revisions = fc.array(fc.tuple(attributes, ids, fc.nat(400)), { minLength: 1, maxLength: 30 }).map(all =>
  all.map(([said, { id, app }, delay], seq): UssdRevision => {
    const data = { ...Object(dataOf('v01', { ...said, uuid: 'u-1' })), id, relationships: relating(app) }
    return { ...revisionOf(data, { seq, receivedAt: start + delay * minute }), fingerprint: String(seq) }
  }),
)

function relating(app: string | null) {
  return { app: { data: app === null ? null : { id: app, type: 'app' } } }
}

test('what is left of many revisions folds as all of them, whatever is said next', () => {
  fc.assert(
    fc.property(revisions, all => {
      let held: readonly UssdRevision[] = []
      for (const [place, revision] of all.entries()) {
        const heard = [...held, revision]
        const soFar = all.slice(0, place + 1)
        expect(fold(heard)).toEqual(fold(soFar))
        held = essentialOf(heard)
        expect(fold(held)).toEqual(fold(soFar))
        expect(otherIds(held)).toEqual(otherIds(soFar))
        expect(held.at(-1)).toBe(revision)
      }
    }),
    { numRuns: 300 },
  )
})

test('of a thousand updates of one payment a handful is enough', () => {
  const updates = Array.from({ length: 1000 }, (_, seq) => {
    const updated_at = new Date(start + seq * minute).toISOString()
    const data = dataOf('v01', { status: 'pending', updated_at, input_extras: { name: 'Jane', step: String(seq) } })
    return revisionOf(data, { seq })
  })
  expect(essentialOf(updates).length).toBeLessThan(5)
})

test('without its content a snapshot folds as before', () => {
  fc.assert(
    fc.property(revisions, all => {
      const held = all.map((revision): Revision => ({ ...revision, snapshot: withoutContent(revision.snapshot) }))
      expect(fold(held)).toEqual(fold(all))
    }),
  )
})

test('without its content a snapshot holds nothing of a session', () => {
  const whole = snapshotOf(dataOf('v01', { session_messages: ['a long menu'], values_entered: ['a word'] }))
  expect(JSON.stringify(withoutContent(whole))).not.toMatch(/menu|word/)
})

function otherIds(all: readonly UssdRevision[]): readonly string[] {
  return [...new Set(all.flatMap(({ snapshot }) => snapshot.otherId ?? []))]
}
