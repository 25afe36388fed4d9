import { describe, expect, it } from 'vitest'
import { isPaused, pauseFor } from '../../../electron/core/telling/pause.ts'

const now = Date.parse('2026-07-01T12:00:00.000Z')
const at = (minutes: number) => ({ until: new Date(now + minutes * 60_000).toISOString() })

describe('a pause', () => {
  it.each([
    ['none', null, false],
    ['one without an end', { until: null }, true],
    ['one that ends later', at(1), true],
    ['one that ends now', at(0), false],
    ['one that is over', at(-1), false],
  ])('%s', (_, pause, isOn) => {
    expect(isPaused(pause, now)).toBe(isOn)
  })
})

describe('a snooze', () => {
  it.each([
    ['begins now', null, at(60)],
    ['lengthens a shorter pause', at(10), at(60)],
    ['takes the place of a pause that is over', at(-5), at(60)],
    ['does not shorten a longer pause', at(90), at(90)],
    ['does not end a pause without an end', { until: null }, { until: null }],
  ])('%s', (_, before, after) => {
    expect(pauseFor(3_600_000, before, now)).toEqual(after)
  })
})
