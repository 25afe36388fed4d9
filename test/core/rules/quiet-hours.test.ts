import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuietHours, weekdays } from '../../../electron/contract/settings/notice-rules.ts'
import { isAlwaysQuiet, quietClockOf } from '../../../electron/core/rules/quiet-hours.ts'
import { loudAgain, quietMinutes } from './wall.ts'

const nightly = (zone: string, from = '22:00', to = '07:00'): QuietHours => ({
  zone,
  ranges: [{ days: [...weekdays], from, to }],
  criticalBreaksThrough: true,
})

function quietUntil(hours: QuietHours, at: string): string | null {
  const until = quietClockOf(hours).quietUntil(Date.parse(at))
  return until === null ? null : new Date(until).toISOString()
}

describe('quiet hours', () => {
  it.each([
    ['before they begin', '2026-01-05T18:59:59.999Z', null],
    ['from their first moment', '2026-01-05T19:00:00Z', '2026-01-06T04:00:00.000Z'],
    ['past midnight', '2026-01-06T03:59:59.999Z', '2026-01-06T04:00:00.000Z'],
    ['until their end', '2026-01-06T04:00:00Z', null],
  ])('over midnight hold %s', (_, at, until) => {
    expect(quietUntil(nightly('Africa/Nairobi'), at)).toBe(until)
  })

  it('belong to the day on which they begin', () => {
    const fridays: QuietHours = { ...nightly('UTC'), ranges: [{ days: ['fri'], from: '22:00', to: '07:00' }] }
    expect(quietUntil(fridays, '2026-01-10T06:00:00Z')).toBe('2026-01-10T07:00:00.000Z')
    expect(quietUntil(fridays, '2026-01-09T06:00:00Z')).toBeNull()
  })

  it('of Sunday go on into Monday', () => {
    const sundays: QuietHours = { ...nightly('UTC'), ranges: [{ days: ['sun'], from: '22:00', to: '07:00' }] }
    expect(quietUntil(sundays, '2026-01-11T23:00:00Z')).toBe('2026-01-12T07:00:00.000Z')
  })

  it('that touch are one', () => {
    const weekend: QuietHours = { ...nightly('UTC'), ranges: [{ days: ['sat', 'sun'], from: '00:00', to: '00:00' }] }
    expect(quietUntil(weekend, '2026-01-10T00:00:00Z')).toBe('2026-01-12T00:00:00.000Z')
  })

  it('know zones with half and quarter hours', () => {
    expect(quietUntil(nightly('Asia/Kolkata'), '2026-01-05T16:30:00Z')).toBe('2026-01-06T01:30:00.000Z')
    expect(quietUntil(nightly('Asia/Kathmandu'), '2026-01-05T16:15:00Z')).toBe('2026-01-06T01:15:00.000Z')
  })

  it('end an hour earlier in the night in which clocks go forward', () => {
    expect(quietUntil(nightly('Europe/Berlin'), '2026-03-28T21:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
  })

  it('end an hour later in the night in which clocks go back', () => {
    expect(quietUntil(nightly('Europe/Berlin'), '2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z')
  })

  it('within what clocks skip do not happen', () => {
    const hours = nightly('Europe/Berlin', '02:15', '02:45')
    expect(quietUntil(hours, '2026-03-29T01:00:00Z')).toBeNull()
    expect(quietUntil(hours, '2026-03-28T01:20:00Z')).toBe('2026-03-28T01:45:00.000Z')
  })

  it('that end within what clocks skip end where they are set', () => {
    expect(quietUntil(nightly('Europe/Berlin', '22:00', '02:30'), '2026-03-28T23:00:00Z')).toBe(
      '2026-03-29T01:00:00.000Z',
    )
  })

  it('within what clocks show twice happen twice', () => {
    const hours = nightly('Europe/Berlin', '02:15', '02:45')
    expect(quietUntil(hours, '2026-10-25T00:20:00Z')).toBe('2026-10-25T00:45:00.000Z')
    expect(quietUntil(hours, '2026-10-25T00:50:00Z')).toBeNull()
    expect(quietUntil(hours, '2026-10-25T01:20:00Z')).toBe('2026-10-25T01:45:00.000Z')
  })

  it('that never end are known', () => {
    const all = { days: [...weekdays], from: '05:30', to: '05:30' }
    expect(isAlwaysQuiet([all])).toBe(true)
    expect(isAlwaysQuiet([{ ...all, to: '05:29' }])).toBe(false)
  })
})

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
const range = fc.record({ days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), from: time, to: time })
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'UTC',
] as const
/** Weeks in which some of these zones set their clocks, and one in which none does. */
const weeks = [
  '2026-03-05',
  '2026-03-26',
  '2026-04-02',
  '2026-10-01',
  '2026-10-22',
  '2026-10-30',
  '2026-07-02',
] as const

it('are what a clock on the wall says, minute by minute, in weeks in which clocks are set', () => {
  fc.assert(
    fc.property(
      fc.array(range, { minLength: 1, maxLength: 4 }).filter(ranges => !isAlwaysQuiet(ranges)),
      fc.constantFrom(...zones),
      fc.constantFrom(...weeks),
      fc.array(fc.integer({ min: 0, max: 5 * 86_400_000 }), { minLength: 10, maxLength: 30 }),
      (ranges, zone, week, offsets) => {
        const hours = { zone, ranges, criticalBreaksThrough: false }
        const from = Date.parse(`${week}T00:00:00Z`)
        const minutes = quietMinutes(hours, from, from + 14 * 86_400_000)
        const clock = quietClockOf(hours)
        for (const offset of offsets) {
          expect(clock.quietUntil(from + offset)).toBe(loudAgain(minutes, from, from + offset))
        }
      },
    ),
    { numRuns: 60 },
  )
})
