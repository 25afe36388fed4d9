import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { countedLimits, cutoffsOf, decideBytes, latestOf, overflowOf } from '../../../electron/core/retention/policy.ts'

const day = 86_400_000
const settings = (wanted: object) => retentionSettingsSchema.parse(wanted)

test('nothing goes until somebody sets a limit', () => {
  const { trimBefore, pruneBefore } = cutoffsOf(settings({}), 100 * day)
  expect([
    latestOf(trimBefore),
    latestOf(pruneBefore),
    overflowOf(settings({}), { transactions: 9, bytes: 9, fixedBytes: 0 }),
  ]).toEqual([null, null, 0])
})

test('a status that is kept longer is kept longer, texts too', () => {
  const { trimBefore, pruneBefore } = cutoffsOf(
    settings({ trimAfterDays: 10, maxAgeDays: 30, keepLongerDays: { failed: 20 } }),
    100 * day,
  )
  expect([trimBefore.succeeded, trimBefore.failed, pruneBefore.succeeded, pruneBefore.failed]).toEqual(
    [90, 70, 70, 50].map(days => days * day),
  )
  expect(latestOf(pruneBefore)).toBe(70 * day)
})

test.each([
  [{ maxTransactions: 60 }, 40],
  [{ maxTransactions: 200 }, 0],
  [{ maxBytes: 5 * 1_048_576 }, 50],
  [{ maxBytes: 5 * 1_048_576, maxTransactions: 10 }, 90],
])(
  'of a hundred transactions with ten megabytes and %j as many go as are too many or too much: %i',
  (wanted, count) => {
    expect(overflowOf(settings(wanted), { transactions: 100, bytes: 10 * 1_048_576, fixedBytes: 0 })).toBe(count)
  },
)

test('what is there without a transaction is not counted as theirs', () => {
  const sizes = { transactions: 100, bytes: 1_500_000, fixedBytes: 1_400_000 }
  expect(overflowOf(settings({ maxBytes: 1_450_000 }), sizes)).toBe(50)
})

test('for a limit that cannot be met nothing goes', () => {
  const sizes = { transactions: 100, bytes: 5_000_000, fixedBytes: 4_000_000 }
  expect(overflowOf(settings({ maxBytes: 3_000_000 }), sizes)).toBe(0)
})

test('a limit of bytes is decided once, as a number of transactions', () => {
  const sizes = { transactions: 100, bytes: 2_000_000, fixedBytes: 0 }
  const counted = countedLimits(settings({ maxBytes: 1_500_000, maxTransactions: 90 }), sizes)
  expect([counted.maxBytes, counted.maxTransactions]).toEqual([null, 75])
})

test('what was decided for a limit of bytes is over once the store is below it', () => {
  const sizes = { transactions: 90, bytes: 1_500_000, fixedBytes: 0 }
  const before = { maxBytes: 2_000_000, transactions: 90 }
  expect(decideBytes(settings({ maxBytes: 2_000_000 }), sizes, before)).toBeNull()
})
