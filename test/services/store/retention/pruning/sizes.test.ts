import { describe, expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import { sizesWhenPacked } from '../../../../../electron/services/store/retention/pruning/packed-sizes.ts'
import { type PrunePlan, planPrune } from '../../../../../electron/services/store/retention/pruning/plan.ts'
import { type Pruned, pruneNow } from '../../../../../electron/services/store/retention/pruning/prune-now.ts'
import { sizesOf } from '../../../../../electron/services/store/retention/pruning/sizes.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const megabyte = 1_048_576

/** A text that no other compresses. */
const varied = (n: number, words: number): string =>
  Array.from({ length: words }, (_, word) => ((n + 1) * (word + 7) * 7919).toString(36)).join(' ')

/** Of varied transactions with a kilobyte and more each. */
function filled(transactions: number) {
  const folder = openFolder()
  folder.receive(
    ...Array.from({ length: transactions }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: varied(n, 60) })),
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

test('what goes out of packed deliveries frees the pages that it took', () => {
  const folder = openFolder()
  const said = (n: number) => ({ uuid: `u-${n}`, status: n % 8 === 0 ? 'succeeded' : 'failed', message: varied(n, 60) })
  folder.receive(...Array.from({ length: 800 }, (_, n) => ussdDelivery(said(n))))
  folder.packAll()
  const segmentBytes = () =>
    folder.journal.prepare<[], number>(`SELECT sum(pgsize) FROM dbstat WHERE name = 'segments'`).pluck().get() ?? 0
  const before = segmentBytes()
  folder.pruneAll({ maxAgeDays: 1, keepLongerDays: { succeeded: 3650 } })
  expect(segmentBytes()).toBeLessThan(before / 3)
})

test.each([60, 600, 3_000])('what is used once everything is packed is known before, of texts of %i words', words => {
  const folder = openFolder()
  folder.receive(...Array.from({ length: 400 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: varied(n, words) })))
  const { bytes } = sizesWhenPacked(folder.journal, folder.state)
  folder.packAll()
  expect(Math.abs(bytes - sizesOf(folder.journal, folder.state).bytes)).toBeLessThanOrEqual(bytes / 50)
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

describe('what an engine takes little by little', () => {
  test.each([10_000, 200_000])(
    'is what the dry run says, also just above what an empty store needs: %i bytes',
    above => {
      const folder = filled(600)
      const maxBytes = sizesOf(folder.journal, folder.state).fixedBytes + above
      folder.packAll()
      const plan = planPrune(folder.place, retentionSettingsSchema.parse({ maxBytes }), now)
      const gone = folder.pruneAll({ maxBytes })
      expect([plan.leastBytes, gone]).toEqual([null, plan.transactions])
    },
  )

  test('is nothing more in the next round, and then as much as came', () => {
    const folder = filled(600)
    folder.packAll()
    const maxBytes = sizesOf(folder.journal, folder.state).fixedBytes + 10_000
    const first = folder.pruneAll({ maxBytes })
    const again = folder.pruneAll({ maxBytes })
    folder.receive(...Array.from({ length: 8 }, (_, n) => ussdDelivery({ uuid: `later-${n}` })))
    const later = folder.pruneAll({ maxBytes })
    expect([first > 500, first < 600, again, later]).toEqual([true, true, 0, 8])
  })

  test('goes on where the oldest were smaller than the others, until the limit is met', () => {
    const folder = openFolder()
    const sized = (n: number, words: number) => ussdDelivery({ uuid: `u-${n}`, message: varied(n, words) })
    folder.receive(...Array.from({ length: 600 }, (_, n) => sized(n, n < 450 ? 2 : 900)))
    folder.packAll()
    const { bytes: before, fixedBytes } = sizesOf(folder.journal, folder.state)
    const maxBytes = Math.round((before + fixedBytes) / 2)
    folder.pruneAll({ maxBytes })
    const { transactions, bytes } = sizesOf(folder.journal, folder.state)
    expect(bytes).toBeLessThanOrEqual(maxBytes + (maxBytes + fixedBytes) / 10)
    expect(transactions).toBeGreaterThan(40)
  })

  test('is decided anew when somebody chooses another limit', () => {
    const folder = filled(600)
    folder.packAll()
    const first = folder.pruneAll({ maxBytes: 2 * megabyte })
    const { place } = folder
    const plan = planPrune(place, retentionSettingsSchema.parse({ maxBytes: 1_500_000 }), now)
    expect([folder.pruneAll({ maxBytes: 1_500_000 }), first > 0]).toEqual([plan.transactions, true])
  })
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
