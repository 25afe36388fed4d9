import { describe, expect, it } from 'vitest'
import type { Snooze } from '../../../electron/contract/settings/notice-rules.ts'
import { snoozeFor, snoozeOfAll, withSnoozeOfAll } from '../../../electron/core/rules/snoozing.ts'

const now = Date.parse('2026-07-01T12:00:00.000Z')
const at = (minutes: number) => ({ until: new Date(now + minutes * 60_000).toISOString() })
const all = (until: string | null): Snooze => ({ scope: { kind: 'all' }, until })
const ofMtn: Snooze = { scope: { kind: 'operator', operator: 'MTN' }, ...at(30) }

describe('a snooze of everything', () => {
  it.each([
    ['none', [], null],
    ['one without an end', [all(null)], { until: null }],
    ['one that ends later', [all(at(1).until)], at(1)],
    ['one that ends now', [all(at(0).until)], null],
    ['one that is over', [all(at(-1).until)], null],
    ['one of an operator alone', [ofMtn], null],
    ['the longest of several', [all(at(5).until), all(at(9).until)], at(9)],
  ])('%s', (_, snoozes, expected) => {
    expect(snoozeOfAll(snoozes, now)).toEqual(expected)
  })

  it('takes the place of another, and leaves those of other scopes', () => {
    expect(withSnoozeOfAll([all(null), ofMtn], at(10), now)).toEqual([ofMtn, all(at(10).until)])
  })

  it('that is ended leaves those of other scopes', () => {
    expect(withSnoozeOfAll([all(null), ofMtn], null, now)).toEqual([ofMtn])
  })
})

describe('a snooze for an hour', () => {
  it.each([
    ['begins now', null, at(60)],
    ['lengthens a shorter one', at(10), at(60)],
    ['takes the place of one that is over', at(-5), at(60)],
    ['does not shorten a longer one', at(90), at(90)],
    ['does not end one without an end', { until: null }, { until: null }],
  ])('%s', (_, before, after) => {
    expect(snoozeFor(3_600_000, before, now)).toEqual(after)
  })
})
