import { expect, test } from 'vitest'
import { restAfter } from '../../../../electron/services/store/projection/pacing.ts'

test('rests as long as it worked while a burst goes on', () => {
  expect(restAfter({ tookMs: 100, arrived: 2_000, waiting: 10_000 })).toBe(100)
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
