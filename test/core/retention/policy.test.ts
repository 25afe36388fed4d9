import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings.ts'
import { cutoffsOf, latestOf, overflowOf } from '../../../electron/core/retention/policy.ts'

const day = 86_400_000
const settings = (wanted: object) => retentionSettingsSchema.parse(wanted)

test('nothing goes until somebody sets a limit', () => {
  const { trimBefore, pruneBefore } = cutoffsOf(settings({}), 100 * day)
  expect([
    latestOf(trimBefore),
    latestOf(pruneBefore),
    overflowOf(settings({}), { transactions: 9, bytes: 9 }),
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
    expect(overflowOf(settings(wanted), { transactions: 100, bytes: 10 * 1_048_576 })).toBe(count)
  },
)
