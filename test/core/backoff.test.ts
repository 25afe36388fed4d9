import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../electron/core/backoff.ts'

describe('backoffMs', () => {
  it.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [6, 30_000],
    [7, 30_000],
    [5_000, 30_000],
  ])('of attempt %i is %i ms in the middle', (attempt, expected) => {
    expect(backoffMs(attempt, 0.5)).toBe(expected)
  })

  it('stays within a quarter around the middle', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const middle = backoffMs(attempt, 0.5)
        expect(Math.abs(backoffMs(attempt, random) - middle)).toBeLessThanOrEqual(middle / 4)
      }),
    )
  })
})
