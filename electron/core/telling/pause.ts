import type { Pause } from '../../contract/pause.ts'

/** Whether nobody is told now; `now` in milliseconds since 1970. */
export function isPaused(pause: Pause, now: number): boolean {
  return pause !== null && (pause.until === null || Date.parse(pause.until) > now)
}

/** Quiet from now on for so many milliseconds. A longer pause that holds already stays. */
export function pauseFor(ms: number, before: Pause, now: number): Pause {
  const until = now + ms
  if (before !== null && (before.until === null || Date.parse(before.until) > until)) return before
  return { until: new Date(until).toISOString() }
}
