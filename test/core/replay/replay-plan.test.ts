import { expect, test } from 'vitest'
import { createPlanning, type PlannedDelivery } from '../../../electron/core/replay/replay-plan.ts'

const one: PlannedDelivery = {
  ...{ at: 5, sourceId: 'shop', sourceName: 'Shop', transactionId: 'shop/ussd/a', status: 'failed', isWhole: true },
}
const planOf = (deliveries: readonly PlannedDelivery[]) => {
  const { add, plan } = createPlanning()
  for (const delivery of deliveries) add(delivery)
  return plan()
}

test('nothing has no span', () => {
  expect(planOf([])).toEqual({ deliveries: 0, transactions: 0, from: null, to: null, sources: [], notWhole: 0 })
})

test('counts by source and status, the most frequent first', () => {
  const { sources } = planOf([
    one,
    { ...one, status: 'pending' },
    { ...one, status: 'pending' },
    { ...one, sourceId: 'b' },
  ])
  expect(sources.map(({ sourceId, deliveries, statuses }) => [sourceId, deliveries, statuses])).toEqual([
    [
      'shop',
      3,
      [
        { status: 'pending', deliveries: 2 },
        { status: 'failed', deliveries: 1 },
      ],
    ],
    ['b', 1, [{ status: 'failed', deliveries: 1 }]],
  ])
})

test('tells the span by the times, not by the order', () => {
  const { from, to } = planOf([one, { ...one, at: 2 }, { ...one, at: 9 }])
  expect([from, to]).toEqual([2, 9])
})

test('counts a transaction once, and what is odd for none', () => {
  expect(planOf([one, one, { ...one, transactionId: null }]).transactions).toBe(1)
})

test('counts what is not there whole', () => {
  expect(planOf([one, { ...one, isWhole: false }]).notWhole).toBe(1)
})
