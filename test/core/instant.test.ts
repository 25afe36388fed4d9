import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asInstant } from '../../electron/core/instant.ts'

const pair = (most: number) => fc.integer({ min: 0, max: most }).map(number => String(number).padStart(2, '0'))
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 9999 }).map(number => `.${number}`),
)
const year = fc.integer({ min: 0, max: 9999 }).map(number => String(number).padStart(4, '0'))

test('a time of UTC is what Date.parse says, also where there is no such day or hour', () => {
  const time = fc
    .tuple(year, pair(14), pair(33), pair(25), pair(61), pair(61), fraction)
    .map(([y, month, day, h, m, s, rest]) => `${y}-${month}-${day}T${h}:${m}:${s}${rest}Z`)
  fc.assert(
    fc.property(time, text => {
      const parsed = Date.parse(text)
      expect(asInstant(text)).toBe(Number.isNaN(parsed) ? null : parsed)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['2024-03-05T09:16:08+03:00', Date.UTC(2024, 2, 5, 6, 16, 8)],
  ['2024-03-05 09:16:08 +0300', Date.UTC(2024, 2, 5, 6, 16, 8)],
  ['2024-03-05T09:16:08', Date.UTC(2024, 2, 5, 9, 16, 8)],
  ['2024-03-05', Date.UTC(2024, 2, 5)],
  [1_709_630_168, 1_709_630_168_000],
  ['1709630168123', 1_709_630_168_123],
  ['Action 5', null],
  ['', null],
  [1e300, null],
  [-8.64e15, null],
  [253_402_300_799_999, 253_402_300_799_999],
  [253_402_300_800_000, null],
])('%j is %j', (value, instant) => {
  expect(asInstant(value)).toBe(instant)
})
