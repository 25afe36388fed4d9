import { expect, test } from 'vitest'
import { history } from './history.ts'

test('a history is the same each time, so that two measurements can be compared', () => {
  const now = Date.parse('2026-11-01T12:00:00Z')
  const bodies = () => [...history(50, now)].map(({ body }) => Buffer.from(body).toString())
  expect(bodies()).toEqual(bodies())
})
