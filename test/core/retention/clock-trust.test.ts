import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import {
  type ClockTrust,
  isWorthNoting,
  judgeClock,
  withoutAges,
} from '../../../electron/core/retention/clock-trust.ts'

const hour = 3_600_000
const day = 24 * hour
const believed = 20_000 * day
const wrong = believed + 10_000 * day
const known: ClockTrust = { believed, doubted: null }

const after = (...times: readonly number[]) => times.reduce(judgeClock, known)

test('a clock that goes on is believed, also after a month without an engine', () => {
  expect(after(believed + 30 * day)).toEqual({ believed: believed + 30 * day, doubted: null })
})

test('a clock that is further ahead is doubted', () => {
  expect(after(wrong)).toEqual({ believed, doubted: { since: wrong, until: wrong } })
})

test('a new start does not make it believed', () => {
  expect(after(wrong, wrong + hour, wrong + 23 * hour).believed).toBe(believed)
})

test('when it went on for a day it is believed', () => {
  expect(after(wrong, wrong + day)).toEqual({ believed: wrong + day, doubted: null })
})

test('one that was put right is believed at once', () => {
  expect(after(wrong, believed + hour)).toEqual({ believed: believed + hour, doubted: null })
})

test('one that was believed when it was wrong is doubted when it is wrong again', () => {
  expect(after(wrong, wrong + day, believed + day, wrong).doubted).not.toBeNull()
})

test('another leap does not count as a day that went by', () => {
  expect(after(wrong, wrong + 100 * day).believed).toBe(believed)
})

test('nor does a leap back to another wrong time', () => {
  expect(after(wrong, wrong - 100 * day).doubted).toEqual({ since: wrong - 100 * day, until: wrong - 100 * day })
})

test.each<readonly [string, ClockTrust, boolean]>([
  ['some minutes', { believed: believed + hour - 1, doubted: null }, false],
  ['an hour', { believed: believed + hour, doubted: null }, true],
  ['an hour backwards', { believed: believed - hour, doubted: null }, true],
  ['a doubt', { believed, doubted: { since: wrong, until: wrong } }, true],
])('%s more: noted or not', (_, next, isNoted) => {
  expect(isWorthNoting(known, next)).toBe(isNoted)
})

test('a number and a size are limits whatever the clock says', () => {
  const all = { trimAfterDays: 1, maxAgeDays: 2, maxTransactions: 3, maxBytes: 2_000_000 }
  expect(withoutAges(retentionSettingsSchema.parse(all))).toMatchObject({
    ...{ trimAfterDays: null, maxAgeDays: null },
    ...{ maxTransactions: 3, maxBytes: 2_000_000 },
  })
})
