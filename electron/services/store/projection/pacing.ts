/** What came while the projector worked on a batch, or took a nap. */
export interface Inflow {
  /** Milliseconds that it took. */
  readonly tookMs: number
  /** Entries that came into the journal meanwhile. */
  readonly arrived: number
  /** Entries that wait to be projected. */
  readonly waiting: number
}

/** Entries per millisecond. Whoever sends more than this waits for the disk and the processors that the projector uses. */
const burst = 4
/** How much longer than it worked the projector rests in a burst: measured at 64 connections, see docs/decisions. */
const restPerWork = 2
/** About five seconds of work. People would rather hear of it than have senders answered sooner. */
const mostWaiting = 80_000

const many = 256

/** Whether a batch of so many entries left the projector behind: it was large, or its time ended it before the rest of them. */
export function hasMany(entries: number, { waiting }: Inflow): boolean {
  return Math.max(entries, waiting) >= many
}

/**
 * How long the projector rests before its next batch, in milliseconds. In a burst it leaves most of the time to those who
 * take deliveries in: these must be on the disk before their senders give up, and what they mean can be worked out behind
 * the burst.
 */
export function restAfter(inflow: Inflow): number {
  return isBurst(inflow) ? inflow.tookMs * restPerWork : 0
}

/** How much is left of a rest after a nap, in milliseconds: nothing once the burst is over, or too much waits. */
export function restLeft(restMs: number, nap: Inflow): number {
  return isBurst(nap) ? Math.max(0, restMs - nap.tookMs) : 0
}

function isBurst({ tookMs, arrived, waiting }: Inflow): boolean {
  return arrived >= burst * tookMs && waiting < mostWaiting
}
