import { expect, test } from 'vitest'
import { placeOf, tempDir } from '../../services/store/store-kit.ts'
import { fill } from './fill.ts'
import { history } from './history.ts'
import { measureReading } from './measure.ts'

const now = Date.parse('2026-11-01T12:00:00Z')

test('a history is the same each time, so that two measurements can be compared', () => {
  const bodies = () => [...history(50, now)].map(({ body }) => Buffer.from(body).toString())
  expect(bodies()).toEqual(bodies())
})

test('every question is asked, idle and while deliveries come in', async () => {
  const dataDir = tempDir()
  const { deliveries } = fill(placeOf(dataDir), 200, now)
  const { idle, busy } = await measureReading({ dataDir, now, times: 1, say: () => {} })
  expect([deliveries > 600, idle.length > 15, busy.map(({ name }) => name)]).toEqual([
    ...[true, true, idle.map(({ name }) => name)],
  ])
})
