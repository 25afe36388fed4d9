/** Lets calls to Hover through, or says how long the next one has to wait. */
export interface Pace {
  /** 0: go, and the call is counted. Otherwise the milliseconds until one may go. */
  take(): number
  /** Hover answered 429 and asked to be left alone for so long, 0 when it named no time: no call goes before, whoever asks. */
  hold(ms: number): void
  /** Hover took a call. */
  taken(): void
}

/** "API usage and limits" on developers.hover.to: above this an integration gets 429, and may be blocked for a while. */
const callsPerWindow = 120
const windowMs = 60_000
/** Between calls that Hover keeps answering with 429, whatever it asks for: two a minute, of all callers together. */
const refusedEveryMs = 30_000

/** At most 120 calls in any minute. It never waits itself: who schedules decides what to do with the time. */
export const createPace = (now: () => number): Pace => {
  let calls: readonly number[] = []
  let heldUntil = 0
  /** Until when Hover itself asked to wait. */
  let askedUntil = 0
  /** One after the other, with no call in between that Hover took. */
  let refusals = 0
  return {
    take() {
      const present = now()
      // A clock that was set back would otherwise hold calls for as long as it was wrong.
      calls = calls.filter(at => at > present - windowMs && at <= present)
      const oldest = calls.length < callsPerWindow ? undefined : calls[0]
      const waitMs = Math.max(heldUntil - present, oldest === undefined ? 0 : oldest + windowMs - present)
      if (waitMs > 0) return waitMs
      calls = [...calls, present]
      // One call finds out whether Hover takes calls again. The others wait for what comes of it.
      if (refusals > 0) heldUntil = present + refusedEveryMs
      return 0
    },
    hold(ms) {
      refusals += 1
      askedUntil = Math.max(askedUntil, now() + ms)
      heldUntil = Math.max(heldUntil, askedUntil)
    },
    taken() {
      // A call that was under way when another one was refused says nothing of the time after.
      if (refusals === 0 || now() < askedUntil) return
      refusals = 0
      heldUntil = askedUntil
    },
  }
}
