/** What one batch of the projector was like. */
export interface Pace {
  /** Milliseconds that it took. */
  readonly tookMs: number
  /** Entries that came into the journal meanwhile. */
  readonly arrived: number
  /** Entries that wait to be projected. */
  readonly waiting: number
}

/** Entries per millisecond. Whoever sends more than this waits for the disk and the processors that the projector uses. */
const burst = 4
/** About five seconds of work. People would rather hear of it than have senders answered sooner. */
const mostWaiting = 80_000

/**
 * How long the projector rests before its next batch, in milliseconds. In a burst it leaves half of the time to those who
 * take deliveries in: these must be on the disk before their senders give up, and what they mean can be worked out behind
 * the burst.
 */
export function restAfter(pace: Pace): number {
  return isBurst(pace) && pace.waiting < mostWaiting ? pace.tookMs : 0
}

export function isBurst({ tookMs, arrived }: Pace): boolean {
  return arrived >= burst * tookMs
}
