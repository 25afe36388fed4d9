import { expect, test } from 'vitest'
import { hasMany, restAfter, restLeft } from '../../../../electron/services/store/projection/pacing.ts'

test('a large batch leaves it behind', () => {
  expect(hasMany(512, { tookMs: 20, arrived: 0, waiting: 0 })).toBe(true)
})

test('so does a small one that its time ended before the rest of many', () => {
  expect(hasMany(20, { tookMs: 20, arrived: 0, waiting: 5_000 })).toBe(true)
})

test('a small batch that left little is all there was', () => {
  expect(hasMany(20, { tookMs: 5, arrived: 3, waiting: 3 })).toBe(false)
})

test('rests twice as long as it worked while a burst goes on', () => {
  expect(restAfter({ tookMs: 100, arrived: 2_000, waiting: 10_000 })).toBe(200)
})

test('does not rest while few come', () => {
  expect(restAfter({ tookMs: 100, arrived: 100, waiting: 10_000 })).toBe(0)
})

test('does not rest behind a burst', () => {
  expect(restAfter({ tookMs: 100, arrived: 0, waiting: 10_000 })).toBe(0)
})

test('does not rest while so much waits that people would hear of it too late', () => {
  expect(restAfter({ tookMs: 100, arrived: 2_000, waiting: 200_000 })).toBe(0)
})

test('rests on after a nap while the burst goes on', () => {
  expect(restLeft(500, { tookMs: 50, arrived: 1_000, waiting: 10_000 })).toBe(450)
})

test('ends its rest once the burst is over', () => {
  expect(restLeft(500, { tookMs: 50, arrived: 10, waiting: 10_000 })).toBe(0)
})

test('ends its rest once too much waits', () => {
  expect(restLeft(500, { tookMs: 50, arrived: 1_000, waiting: 80_000 })).toBe(0)
})

test('has nothing left of a rest that was over already', () => {
  expect(restLeft(20, { tookMs: 50, arrived: 1_000, waiting: 10_000 })).toBe(0)
})
