import { describe, expect, it } from 'vitest'
import { beginningsOf, stepFor } from '../../../electron/core/query/time-steps.ts'

const dayMs = 86_400_000

describe('the steps of a span', () => {
  it.each([
    [2, 'hour'],
    [3, 'day'],
    [92, 'day'],
    [93, 'week'],
    [366, 'week'],
    [367, 'month'],
    [730, 'month'],
  ] as const)('of %d days begin with each %s', (days, step) => {
    expect(stepFor(days * dayMs)).toBe(step)
  })

  it('begin with the first of each month in the zone, over the end of a year', () => {
    const span = { from: Date.parse('2025-11-20T00:00:00Z'), to: Date.parse('2026-01-31T21:00:00Z') }
    const found = beginningsOf({ ...span, zone: 'Africa/Nairobi' }, 'month').map(at => new Date(at).toISOString())
    expect(found).toEqual(['2025-10-31T21:00:00.000Z', '2025-11-30T21:00:00.000Z', '2025-12-31T21:00:00.000Z'])
  })

  it('begin with Mondays', () => {
    const span = { from: Date.parse('2026-11-18T00:00:00Z'), to: Date.parse('2026-11-24T00:00:00Z') }
    const found = beginningsOf({ ...span, zone: 'UTC' }, 'week').map(at => new Date(at).toISOString())
    expect(found).toEqual(['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'])
  })
})
