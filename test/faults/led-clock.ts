import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../electron/services/clock.ts'
import { createClockFace } from '../../electron/services/clock-face.ts'

interface Timer {
  readonly at: number
  readonly act: () => void
}

/** Real time, but led: nothing of it passes while a test looks at what it brought. Timers heed no setting of the clock. */
export interface LedClock extends Clock {
  /** Lets the time pass that has passed since the last call, or a small step of it when that is longer. */
  tick(): Promise<void>
  /** Lets so many milliseconds pass at once. */
  wind(ms: number): Promise<void>
  /** Somebody sets the clock, by so many milliseconds. */
  set(byMs: number): void
  /** What a clock that nobody set would say: the time at Hover. */
  rightNow(): number
  /** Milliseconds since it was made, however it was set. */
  passed(): number
}

/** Shorter than any wait of the app, so that what lasts only as long as a wait is seen. Milliseconds. */
const longestStepMs = 20

export function createLedClock(): LedClock {
  const madeAt = Date.now()
  const timers = new Set<Timer>()
  let passed = 0
  let setBy = 0
  let lastTick = performance.now()
  let winding = Promise.resolve()
  const { face, set: show } = createClockFace()
  const now = () => madeAt + passed + setBy
  show(now())

  const next = () => [...timers].sort((a, b) => a.at - b.at)[0]

  /** One after the other, or the end of one would be before that of another which began later. */
  function wind(ms: number): Promise<void> {
    winding = winding.then(() => pass(ms))
    return winding
  }

  async function pass(ms: number): Promise<void> {
    const end = passed + ms
    for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
      timers.delete(timer)
      passed = Math.max(passed, timer.at)
      show(now())
      timer.act()
      await setImmediate()
    }
    passed = end
    show(now())
  }

  return {
    now,
    face,
    after(ms, act) {
      const timer = { at: passed + ms, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async tick() {
      const present = performance.now()
      const step = Math.min(present - lastTick, longestStepMs)
      lastTick = present
      await wind(step)
    },
    wind,
    set(byMs) {
      setBy += byMs
      show(now())
    },
    rightNow: () => madeAt + passed,
    passed: () => passed,
  }
}
