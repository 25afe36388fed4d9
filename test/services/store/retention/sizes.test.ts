import { describe, expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../electron/contract/settings.ts'
import { type Pruned, type PrunePlan, planPrune, pruneNow } from '../../../../electron/services/store/retention/plan.ts'
import { sizesOf } from '../../../../electron/services/store/retention/sizes.ts'
import { ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const megabyte = 1_048_576

/** Of varied transactions with a kilobyte and more each. */
function filled(transactions: number) {
  const folder = openFolder()
  const message = (n: number) =>
    Array.from({ length: 60 }, (_, word) => ((n + 1) * (word + 7) * 7919).toString(36)).join(' ')
  folder.receive(
    ...Array.from({ length: transactions }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: message(n) })),
  )
  return folder
}

/** What the dry run says, and what is done then. */
function planned(transactions: number, maxBytes: number) {
  const folder = filled(transactions)
  const settings = retentionSettingsSchema.parse({ maxBytes })
  const plan = planPrune(folder.place, settings, now)
  folder.close()
  return { plan, pruned: pruneNow(folder.place, settings, now) }
}

test('an empty store needs what is called fixed, within a few pages', () => {
  const { journal, state } = openFolder()
  const { bytes, fixedBytes } = sizesOf(journal, state)
  expect(Math.abs(bytes - fixedBytes)).toBeLessThan(fixedBytes / 20)
})

describe('the dry run says what the prune does, within a twentieth of all', () => {
  test.each([2 * megabyte, 3 * megabyte, 4 * megabyte, 5 * megabyte])('with a limit of %i bytes', maxBytes => {
    const { plan, pruned } = planned(1500, maxBytes)
    expect(Math.abs(plan.transactions - pruned.transactions)).toBeLessThan(75)
  })
})

test('a prune takes no more than its dry run said, however late pages are freed', () => {
  const { plan, pruned } = planned(1500, 3 * megabyte)
  expect(pruned.transactions).toBeLessThanOrEqual(plan.transactions)
})

test('where packing alone is enough, nothing goes', () => {
  const folder = filled(1500)
  folder.packAll()
  const settings = retentionSettingsSchema.parse({ maxBytes: sizesOf(folder.journal, folder.state).bytes + megabyte })
  expect(planned(1500, settings.maxBytes ?? 0)).toMatchObject({
    plan: { transactions: 0 },
    pruned: { transactions: 0 },
  })
})

test('for a limit below what an empty store needs nothing goes, and the least is said', () => {
  const { plan, pruned } = planned(300, megabyte)
  const said = ({ transactions, leastBytes }: PrunePlan | Pruned) => [transactions, (leastBytes ?? 0) > megabyte]
  expect([said(plan), said(pruned)]).toEqual([
    [0, true],
    [0, true],
  ])
})
