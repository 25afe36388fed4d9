import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationOf, pendingAge, percentile95, spanText, stuckAfterMs } from '../../../electron/core/ussd/stuck.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('the age of what is pending', () => {
  it.each([
    ['waiting', 0],
    ['waiting', 15 * minute - 1],
    ['waiting-for-sms', 15 * minute],
    ['waiting-for-sms', 12 * hour],
    ['stuck', 12 * hour + 1],
    ['stuck', 14 * day],
    ['final', 14 * day + 1],
  ] as const)('is %s at %i ms', (band, ageMs) => {
    expect(pendingAge(ageMs, null).band).toBe(band)
  })

  it('of a phone whose clock runs ahead is still one of waiting', () => {
    expect(pendingAge(-hour, null).band).toBe('waiting')
  })

  it('says how long it has been', () => {
    expect(pendingAge(13 * hour, null).sentence).toMatch(/^Pending for 13 hours: no SMS can decide it any more\./)
  })

  it('says what is usual when it takes longer than that', () => {
    const { sentence } = pendingAge(2 * hour, { p95Ms: 30 * minute, runs: 20 })
    expect(sentence).toContain('This action is usually decided within 30 minutes.')
  })

  it('says nothing of what is usual while it is not slow, or while too few runs are known', () => {
    const slow = { p95Ms: 30 * minute, runs: 19 }
    const sentences = [pendingAge(hour, { ...slow, runs: 20 }), pendingAge(2 * hour, slow)].map(age => age.sentence)
    expect(sentences.filter(sentence => sentence.includes('usually'))).toEqual([])
  })

  it('names what is normal only from twenty runs on', () => {
    const normals = [19, 20].map(runs => pendingAge(0, { p95Ms: 1, runs }).normal)
    expect(normals).toEqual([null, { p95Ms: 1, runs: 20 }])
  })
})

describe('what is normal for an action', () => {
  it('is the smallest duration that 95 of 100 runs did not exceed', () => {
    const durations = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect(percentile95(durations)).toBe(95)
  })

  it('of twenty runs leaves the slowest out', () => {
    expect(percentile95([...Array(19).fill(10), 5_000])).toBe(10)
  })

  it('is a duration that occurred, and exceeded by at most one run in twenty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), durations => {
        const p95 = percentile95(durations)
        expect(durations).toContain(p95)
        expect(durations.filter(took => took > p95).length).toBeLessThanOrEqual(durations.length / 20)
      }),
    )
  })

  it('flags nothing before twenty runs', () => {
    expect(stuckAfterMs({ p95Ms: 10 * minute, runs: 19 })).toBeNull()
  })

  it.each([
    ['three times the percentile', 10 * minute, 30 * minute],
    ['not before a quarter of an hour', minute, 15 * minute],
    ['not after the SMS window', 5 * hour, 12 * hour],
  ])('flags after %s', (_, p95Ms, expected) => {
    expect(stuckAfterMs({ p95Ms, runs: 20 })).toBe(expected)
  })
})

describe('how long a run took', () => {
  const run = { startedAt: 1_000, updatedAt: 6_000, environment: 'production' }
  it.each([
    ['from start to verdict', run, 5_000],
    ['unknown without a start', { ...run, startedAt: null }, null],
    ['unknown without the time of the verdict', { ...run, updatedAt: null }, null],
    ['unknown when the verdict is before the start', { ...run, updatedAt: 999 }, null],
    ['unknown when it is longer than any upload takes', { ...run, updatedAt: 15 * day }, null],
    ['unknown for a run without a SIM', { ...run, environment: 'test' }, null],
    ['whole milliseconds', { ...run, updatedAt: 6_000.7 }, 5_000],
  ])('is %s', (_, given, expected) => {
    expect(durationOf(given)).toBe(expected)
  })
})

it.each([
  [0, '1 second'],
  [41_000, '41 seconds'],
  [minute, '1 minute'],
  [hour, '1 hour'],
  [47 * hour, '47 hours'],
  [48 * hour, '2 days'],
  [13.9 * day, '13 days'],
])('%i ms are %s', (ms, text) => {
  expect(spanText(ms)).toBe(text)
})
