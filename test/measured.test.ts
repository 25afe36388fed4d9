import { describe, expect, test } from 'vitest'
import { measured, measuredTable } from './measured.ts'

describe('what was measured', () => {
  test('is told by its middle, its 95th percentile and its worst', () => {
    const tookMs = Array.from({ length: 100 }, (_, place) => 100 - place)
    expect(measured({ what: 'a way', tookMs, goalMs: 90 })).toEqual({
      ...{ what: 'a way', times: 100 },
      ...{ p50Ms: 50, p95Ms: 95, worstMs: 100, goalMs: 90 },
    })
  })

  test('is one figure where it was measured once', () => {
    expect(measured({ what: 'a start', tookMs: [7] })).toMatchObject({ times: 1, p50Ms: 7, p95Ms: 7, worstMs: 7 })
  })

  test('is an error when it is nothing', () => {
    expect(() => measured({ what: 'a way', tookMs: [] })).toThrow('a way: nothing was measured')
  })

  test('is a table with its goals', () => {
    const [head, first] = measuredTable([measured({ what: 'a start', tookMs: [1234.5], goalMs: 1500 })]).split('\n')
    expect(head?.split(/\s{2,}| (?=p\d)/).slice(1)).toEqual(['times', 'p50', 'p95', 'worst', 'goal'])
    expect(first?.split(/\s{2,}/)).toEqual(['a start', '1', '1235', '1235', '1235', '1500'])
  })
})
