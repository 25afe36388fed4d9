import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Inflow } from '../../../../electron/services/store/projection/pacing.ts'
import { createRhythm } from '../../../../electron/services/store/projection/rhythm.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] }))
afterEach(() => vi.useRealTimers())

const napMs = 50
const retryMs = 1_000
const burst: Inflow = { tookMs: napMs, arrived: 1_000, waiting: 1_000 }
const quiet: Inflow = { tookMs: napMs, arrived: 0, waiting: 0 }

/** A projector that notes when it worked; what came meanwhile and who waits is told to it. */
function start() {
  const seen = { inflow: burst, isAwaited: false, worked: 0, failed: 0, fails: false }
  const rhythm = createRhythm({
    work: () => {
      seen.worked += 1
      if (seen.fails) throw new Error('The disk is full.')
    },
    isAwaited: () => seen.isAwaited,
    watch: () => () => seen.inflow,
    attempt: act => {
      try {
        act()
      } catch {
        seen.failed += 1
        rhythm.retryIn(retryMs)
      }
    },
  })
  return { rhythm, seen, pass: (ms: number) => vi.advanceTimersByTime(ms) }
}

it('works once for all that came before it began', () => {
  const { rhythm, seen, pass } = start()
  rhythm.come()
  rhythm.come()
  expect(seen.worked).toBe(0)
  pass(0)
  expect(seen.worked).toBe(1)
})

it('lets what comes in a rest wait for the end of it', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(napMs)
  rhythm.come()
  pass(napMs - 1)
  expect(seen.worked).toBe(0)
  pass(2)
  expect(seen.worked).toBe(1)
})

it('rests as long as it was told to while the burst goes on', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(3 * napMs)
  pass(3 * napMs - 1)
  expect(seen.worked).toBe(0)
  pass(napMs)
  expect(seen.worked).toBe(1)
})

it('ends a long rest after the nap in which the burst ended', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(20 * napMs)
  pass(napMs + 1)
  seen.inflow = quiet
  pass(napMs + 1)
  expect(seen.worked).toBe(1)
})

it('works in a rest for whoever waits', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(20 * napMs)
  seen.isAwaited = true
  rhythm.hurry()
  pass(0)
  expect(seen.worked).toBe(1)
})

it('works at once after no rest at all', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(0)
  pass(0)
  expect(seen.worked).toBe(1)
})

it('lets what comes after an attempt that failed wait a moment, and then tries again', () => {
  const { rhythm, seen, pass } = start()
  seen.fails = true
  rhythm.come()
  pass(0)
  seen.fails = false
  for (let n = 0; n < 100; n += 1) rhythm.come()
  pass(retryMs - 1)
  expect(seen).toMatchObject({ worked: 1, failed: 1 })
  pass(2)
  expect(seen).toMatchObject({ worked: 2, failed: 1 })
})

it('tries again by itself, also when nothing comes', () => {
  const { rhythm, seen, pass } = start()
  seen.fails = true
  rhythm.come()
  pass(0)
  pass(3 * (retryMs + 1))
  expect(seen.failed).toBe(4)
})

it('tries at once for whoever waits, and then what comes does not wait any more', () => {
  const { rhythm, seen, pass } = start()
  seen.fails = true
  rhythm.come()
  pass(0)
  seen.fails = false
  rhythm.hurry()
  pass(0)
  rhythm.come()
  pass(0)
  expect(seen).toMatchObject({ worked: 3, failed: 1 })
})

it('does nothing any more once it is stopped', () => {
  const { rhythm, seen, pass } = start()
  rhythm.rest(napMs)
  rhythm.hurry()
  rhythm.stop()
  pass(10 * napMs)
  expect(seen.worked).toBe(0)
})
