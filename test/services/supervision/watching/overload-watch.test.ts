import { expect, test } from 'vitest'
import type { LogFacts } from '../../../../electron/services/log.ts'
import { createOverloadWatch } from '../../../../electron/services/supervision/watching/overload-watch.ts'
import { createFakeClock } from '../../../fakes/clock.ts'

function setup() {
  const clock = createFakeClock()
  const lines: (readonly [string, LogFacts | undefined])[] = []
  const changes: string[] = []
  const watch = createOverloadWatch({
    clock,
    log: (_, event, facts) => lines.push([event, facts]),
    onChange: () => changes.push('changed'),
  })
  return { clock, lines, changes, watch, events: () => lines.map(([event]) => event) }
}

test('tells once when deliveries begin to find no room, however many there are', () => {
  const { watch, events, changes } = setup()
  for (let times = 0; times < 1000; times++) watch.note(7)
  expect([events(), changes.length]).toEqual([['deliveries-turned-away'], 1])
})

test('tells how many there were once none came for ten seconds', async () => {
  const { clock, watch, lines, changes } = setup()
  watch.note(7)
  await clock.advance(9_000)
  watch.note(5)
  await clock.advance(9_999)
  expect([lines.length, watch.overload()?.until]).toEqual([1, null])
  await clock.advance(1)
  expect([lines.at(-1), lines.length, changes.length]).toEqual([
    ['deliveries-taken-again', { count: 12, forMs: 9_000, sentence: expect.stringContaining('12 deliveries') }],
    2,
    2,
  ])
})

test('knows of the last time until there is another', async () => {
  const { clock, watch } = setup()
  expect(watch.overload()).toBeNull()
  watch.note(7)
  await clock.advance(60_000)
  const last = { since: '2026-07-01T12:00:00.000Z', until: '2026-07-01T12:00:00.000Z', count: 7 }
  expect(watch.overload()).toEqual(last)
  watch.note(1)
  expect(watch.overload()).toEqual({ since: '2026-07-01T12:01:00.000Z', until: null, count: 1 })
})

test('tells how many there were when the app stops', () => {
  const { clock, watch, events } = setup()
  watch.note(7)
  watch.stop()
  expect([events(), clock.waits()]).toEqual([['deliveries-turned-away', 'deliveries-taken-again'], []])
})

test('stops in silence when all found room', () => {
  const { watch, events } = setup()
  watch.stop()
  expect(events()).toEqual([])
})
