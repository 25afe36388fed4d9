import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoTime } from '../../../electron/services/store/iso-time.ts'

const most = 8_640_000_000_000_000

test('it is what a Date says, in any order of times', () => {
  const near = fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }).map(offset => Date.UTC(2026, 1, 28) + offset)
  const any = fc.integer({ min: -most, max: most })
  fc.assert(
    fc.property(fc.array(fc.oneof(near, any, fc.constantFrom(0, -1, -most, most)), { maxLength: 20 }), times => {
      expect(times.map(isoTime)).toEqual(times.map(at => new Date(at).toISOString()))
    }),
    { numRuns: 500 },
  )
})

test('what is no time is refused, as a Date does', () => {
  expect(() => [0, Number.NaN].map(isoTime)).toThrow(RangeError)
  expect(() => isoTime(most + 1)).toThrow(RangeError)
})
