import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../electron/services/clock.ts'
import { createClockFace } from '../../electron/services/clock-face.ts'

interface Timer {
  readonly at: number
  readonly act: () => void
}

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Runs the timers of the next `ms` milliseconds in their order, each with everything that follows from it. */
  advance(ms: number): Promise<void>
  /** The machine sleeps: time passes, and what should have run meanwhile runs once it goes on. */
  sleep(ms: number): void
  /** Milliseconds until each waiting timer, soonest first. */
  waits(): readonly number[]
}

/** Lets everything that is not waiting for a timer come to rest. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await setImmediate()
}

export function createFakeClock(startIso = '2026-07-01T12:00:00.000Z'): FakeClock {
  let present = Date.parse(startIso)
  const timers = new Set<Timer>()
  const { face, set } = createClockFace()
  const show = (time: number) => {
    present = time
    set(time)
  }
  show(present)
  const inOrder = () => [...timers].sort((a, b) => a.at - b.at)

  return {
    now: () => present,
    face,
    after(ms, act) {
      const timer = { at: present + ms, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = present + ms
      await settle()
      for (let [next] = inOrder(); next !== undefined && next.at <= end; [next] = inOrder()) {
        timers.delete(next)
        show(Math.max(present, next.at))
        next.act()
        await settle()
      }
      show(end)
    },
    sleep(ms) {
      show(present + ms)
    },
    waits: () => inOrder().map(timer => timer.at - present),
  }
}
