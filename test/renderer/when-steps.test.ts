import { expect, test } from 'vitest'
import { axisTime, stepName } from '../../renderer/when-steps.ts'

test('a month is called by its name and year', () => {
  const at = new Date(2026, 2, 1)
  expect([stepName(at.toISOString(), 'month'), axisTime(at.getTime(), 'month')]).toEqual(['March 2026', 'Mar 2026'])
})
