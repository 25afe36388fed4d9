import { expect, test } from 'vitest'
import { type FaultKind, faultKinds, faultPlanSchema } from '../../../electron/contract/practice.ts'
import { faultsOf, kindsOf } from '../../../electron/core/practice/fault-plan.ts'

const planOf = (plan: Partial<Record<FaultKind | 'seed', number>>) => faultPlanSchema.parse(plan)
const places = Array.from({ length: 4_000 }, (_, lane) => ({ lane, step: lane % 3 }))
const dayMs = 24 * 60 * 60_000

test('without a share nothing goes wrong', () => {
  expect(places.filter(place => kindsOf(faultsOf(planOf({ seed: 3 }), place)).length > 0)).toEqual([])
})

test.each(faultKinds)('%s befalls all where its share is a hundred, and nothing else does', kind => {
  const found = new Set(places.flatMap(place => kindsOf(faultsOf(planOf({ [kind]: 100 }), place))))
  expect([...found]).toEqual([kind])
})

test.each(faultKinds)('%s befalls about as many as its share says', kind => {
  const count = places.filter(place => kindsOf(faultsOf(planOf({ [kind]: 20 }), place)).length > 0).length
  expect(Math.abs(count / places.length - 0.2)).toBeLessThan(0.03)
})

test('the same seed gives the same, another one gives others, in whatever order they are asked for', () => {
  const plan = { drop: 30, delay: 30, duplicate: 30, reorder: 30, clockSkew: 30, late: 30, badSignature: 30 }
  const all = (seed: number, of = places) => of.map(place => faultsOf(planOf({ ...plan, seed }), place))
  expect([all(7, places.toReversed()).reverse(), all(8)]).toEqual([all(7), expect.not.arrayContaining([all(7)])])
  expect(all(8)).not.toEqual(all(7))
})

test('faults come together as often as chance wants it', () => {
  const both = places.filter(place => {
    const kinds = kindsOf(faultsOf(planOf({ delay: 50, duplicate: 50 }), place))
    return kinds.length === 2
  })
  expect(Math.abs(both.length / places.length - 0.25)).toBeLessThan(0.03)
})

test('sizes stay within what they are said to be', () => {
  const plan = planOf({ delay: 100, duplicate: 100, clockSkew: 100, late: 100 })
  for (const place of places) {
    const { delayMs, copies, skewMs, lateMs } = faultsOf(plan, place)
    expect([delayMs > 0 && delayMs <= 30_000, copies >= 1 && copies <= 3, Math.abs(skewMs) <= 30 * 60_000]).toEqual([
      ...[true, true, true],
    ])
    expect([lateMs >= dayMs, lateMs <= 14 * dayMs]).toEqual([true, true])
  }
})

test('all deliveries of a story are as old as one another', () => {
  const ages = [0, 1, 2].map(step => faultsOf(planOf({ late: 100 }), { lane: 5, step }).lateMs)
  expect(new Set(ages).size).toBe(1)
})

test.each([{ drop: -1 }, { drop: 101 }, { drop: '5' }, { seed: 1.5 }, { seed: -1 }, { lose: 5 }])(
  '%j is no plan',
  plan => {
    expect(faultPlanSchema.safeParse(plan).success).toBe(false)
  },
)
