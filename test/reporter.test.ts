import { describe, expect, test } from 'vitest'
import { isGreen, summaryLine } from './reporter.ts'

describe('the last line of a test run', () => {
  test('tells what passed and what failed', () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  })

  test('tells what was skipped, if anything was', () => {
    expect(summaryLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
  })

  test.each([
    ['a run without a failure', { passed: 1, failed: 0, skipped: 1 }, true],
    ['a failure', { passed: 9, failed: 1, skipped: 0 }, false],
    ['a run in which nothing ran', { passed: 0, failed: 0, skipped: 3 }, false],
  ])('judges %s', (_, totals, expected) => {
    expect(isGreen(totals)).toBe(expected)
  })
})
