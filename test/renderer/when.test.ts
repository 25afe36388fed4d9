// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { dayName, dayOf, secondsTime, timeBelowDay, timeWithin } from '../../renderer/when.ts'

/** A time of the person's own zone, whichever that is. */
const local = (...parts: [year: number, month: number, day: number, hour?: number, minute?: number, second?: number]) =>
  new Date(parts[0], parts[1] - 1, ...parts.slice(2))

describe('the day of a time', () => {
  it('is that of the person’s own zone, from its first minute to its last', () => {
    expect(dayOf(local(2026, 3, 2, 0, 0).toISOString())).toBe('2026-03-02')
    expect(dayOf(local(2026, 3, 2, 23, 59).toISOString())).toBe('2026-03-02')
  })

  it('is unknown for what cannot be read', () => {
    expect(dayOf('soon')).toBeNull()
  })
})

describe('the name of a day', () => {
  const now = local(2026, 3, 2, 0, 5)

  it('is Today and Yesterday by the calendar, not by hours', () => {
    expect(dayName('2026-03-02', now)).toBe('Today')
    expect(dayName('2026-03-01', now)).toBe('Yesterday')
    expect(dayName('2026-02-28', now)).not.toBe('Yesterday')
  })

  it('finds yesterday across the end of a year', () => {
    expect(dayName('2025-12-31', local(2026, 1, 1, 12))).toBe('Yesterday')
  })

  it('is the day of the week and the date', () => {
    const name = dayName('2026-02-26', now)
    expect(name).toMatch(/Thursday/)
    expect(name).toMatch(/26/)
    expect(name).not.toMatch(/2026/)
  })

  it('has the year when it is another one', () => {
    expect(dayName('2025-02-26', now)).toMatch(/2025/)
  })
})

describe('the clock with seconds', () => {
  it('says the second', () => {
    expect(secondsTime(local(2026, 3, 2, 9, 4, 31).toISOString())).toMatch(/0?9:04:31/)
  })

  it('leaves what cannot be read as it is', () => {
    expect(secondsTime('soon')).toBe('soon')
  })
})

describe('a time among others', () => {
  const at = local(2026, 3, 2, 14, 4, 31).toISOString()

  it('has seconds where minutes alone would be the same', () => {
    expect(timeWithin(at, 36_000)).toMatch(/:04:31/)
  })

  it('has none where hours lie between them', () => {
    expect(timeWithin(at, 3_600_000)).not.toMatch(/31/)
  })

  it('is left as it is when it cannot be read', () => {
    expect(timeWithin('soon', 1)).toBe('soon')
  })
})

describe('a time below the row of its day', () => {
  const now = local(2026, 3, 2, 12, 0)

  it('is relative within a day', () => {
    expect(timeBelowDay(local(2026, 3, 1, 13, 0).toISOString(), now)).toMatch(/23 hr/)
  })

  it('is the clock alone after that', () => {
    expect(timeBelowDay(local(2026, 3, 1, 11, 4).toISOString(), now)).toMatch(/^11:04( AM)?$/i)
  })

  it('is left as it is when it cannot be read', () => {
    expect(timeBelowDay('soon', now)).toBe('soon')
  })
})
