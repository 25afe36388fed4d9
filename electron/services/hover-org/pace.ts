/** Lets calls to Hover through, or says how long the next one has to wait. */
export interface Pace {
  /** 0: go, and the call is counted. Otherwise the milliseconds until one may go. */
  take(): number
  /** Hover asked to be left alone for so long: no call goes before, whoever asks. */
  hold(ms: number): void
}

/** "API usage and limits" on developers.hover.to: above this an integration gets 429, and may be blocked for a while. */
const callsPerWindow = 120
const windowMs = 60_000

/** At most 120 calls in any minute. It never waits itself: who schedules decides what to do with the time. */
export const createPace = (now: () => number): Pace => {
  let calls: readonly number[] = []
  let heldUntil = 0
  return {
    take() {
      const present = now()
      // A clock that was set back would otherwise hold calls for as long as it was wrong.
      calls = calls.filter(at => at > present - windowMs && at <= present)
      const oldest = calls.length < callsPerWindow ? undefined : calls[0]
      const waitMs = Math.max(heldUntil - present, oldest === undefined ? 0 : oldest + windowMs - present)
      if (waitMs > 0) return waitMs
      calls = [...calls, present]
      return 0
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, now() + ms)
    },
  }
}
