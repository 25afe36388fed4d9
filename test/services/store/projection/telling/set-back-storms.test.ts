import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T09:00:00Z')
const second = 1_000
const minute = 60_000
const hour = 60 * minute

function run(uuid: string, at: number, said: { status?: string; action?: string } = {}): Entry {
  return ussdDelivery({ uuid, ...said, updatedAt: new Date(start + at).toISOString() }, { receivedAt: start + at })
}
const kinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

/** What a clock three hours ahead of the time left, and what came once it was right. */
const ahead = kinds.map((action, n) => run(`ahead-${n}`, 3 * hour + n * second, { action }))
const right: readonly Entry[] = [
  run('ok', second, { status: 'succeeded', action: 'A' }),
  ...kinds.map((action, n) => run(`right-${n}`, minute + n * second, { action })),
  ...kinds.map((action, n) => run(`later-${n}`, 30 * minute + n * second, { action })),
]

function after(size: number, isRestarted = false) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...ahead, ...right)
  while (projection.project(size).entries > 0) if (isRestarted) projection.restart()
  return projection
}

test('what fails after a clock far ahead was set right is told as if nothing had been before', () => {
  const { state } = after(1_000)
  const told = state.prepare<[], string>(`SELECT id FROM notices WHERE state = 'due' ORDER BY seq`).pluck().all()
  // Five kinds and one of many kinds, each time.
  const ofKinds = (which: string, from: number) => [0, 1, 2, 3, 4, 5].map(n => `shop/ussd/${which}-${n}#${from + n}`)
  expect(told).toEqual([...ofKinds('ahead', 1), ...ofKinds('right', 9), ...ofKinds('later', 16)])
})

test('however the commits fell, after a start at every step, and in a rebuild it is the same', () => {
  const projection = after(1_000)
  const digests = [projection, after(1), after(3), after(1, true)].map(({ state }) => digestOf(state))
  projection.rebuild()
  expect(new Set([...digests, digestOf(projection.state)]).size).toBe(1)
})
