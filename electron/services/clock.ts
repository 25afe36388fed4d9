import type { ClockFace } from './clock-face.ts'

/** Time as an argument, so that tests decide what it is. Milliseconds. */
export interface Clock {
  now(): number
  /** The same for other threads. */
  readonly face: ClockFace
  /** Calls once, unless cancelled by the returned function. */
  after(ms: number, act: () => void): () => void
}

/** A longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  face: null,
  after(ms, act) {
    const timer = setTimeout(act, Math.min(ms, longestTimerMs))
    return () => clearTimeout(timer)
  },
}

/** Resolves after the time, or at once when the signal aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      cancel()
      // A signal that lives as long as the app would keep every pause that ever was.
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(ms, end)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}
