import { expect, test } from 'vitest'
import { createPortions } from '../../../../electron/services/store/retention/portions.ts'

/** Work of which one piece takes so many milliseconds; returns how much was done at once each time. */
function paced(msOfOne: number, { most = 64, maxMs = 20, times = 10 } = {}): readonly number[] {
  let now = 0
  const inPortions = createPortions({ most, maxMs, now: () => now })
  return Array.from({ length: times }, () =>
    inPortions(count => {
      now += count * msOfOne
      return count
    }),
  )
}

test('what is quick is done in the largest pieces after a while, and never in larger ones', () => {
  expect(paced(0.01)).toEqual([8, 16, 32, 64, 64, 64, 64, 64, 64, 64])
})

test('what is slow is done in pieces that take no longer than they should', () => {
  expect(
    paced(4)
      .slice(1)
      .every(count => count * 4 <= 20),
  ).toBe(true)
})

test('what always takes too long is done one by one', () => {
  expect(paced(1000).at(-1)).toBe(1)
})

test('of very little one is done at once', () => {
  expect(paced(1, { most: 4 })[0]).toBe(1)
})

test('work that fails is paced like any other', () => {
  let now = 0
  const inPortions = createPortions({ most: 64, maxMs: 20, now: () => now })
  const fail = () =>
    inPortions(() => {
      now += 100
      throw new Error('full')
    })
  expect(fail).toThrow('full')
  expect(inPortions(count => count)).toBe(4)
})

test('whoever works is told when the time is over', () => {
  let now = 0
  const inPortions = createPortions({ most: 64, maxMs: 20, now: () => now })
  const told = inPortions((_, isOver) => {
    const atFirst = isOver()
    now += 20
    return [atFirst, isOver()]
  })
  expect(told).toEqual([false, true])
})
