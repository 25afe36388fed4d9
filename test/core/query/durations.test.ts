import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDurations,
  addTo,
  bucketOf,
  type Durations,
  medianOf,
  printDurations,
} from '../../../electron/core/query/durations.ts'

function durationsOf(list: readonly number[]): Durations {
  const durations: Durations = []
  for (const one of list) addTo(durations, bucketOf(one), 1)
  return durations
}

const some = fc.array(fc.integer({ min: 0, max: 14 * 86_400_000 }), { maxLength: 50 })

test('a median is right within a tenth, or half a second', () => {
  fc.assert(
    fc.property(some, list => {
      const sorted = list.toSorted((a, b) => a - b)
      const exact = sorted[Math.ceil(sorted.length / 2) - 1]
      const median = medianOf(durationsOf(list))
      if (exact === undefined || median === null) expect([exact, median]).toEqual([undefined, null])
      else expect(Math.abs(median - exact)).toBeLessThanOrEqual(Math.max(500, exact * 0.1))
    }),
  )
})

test('what is printed is added again, and can be taken away', () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      const sum = durationsOf(a)
      addDurations(sum, printDurations(durationsOf(b)))
      expect(printDurations(sum)).toBe(printDurations(durationsOf([...a, ...b])))
      addDurations(sum, printDurations(durationsOf(b)), -1)
      expect(printDurations(sum)).toBe(printDurations(durationsOf(a)))
    }),
  )
})
