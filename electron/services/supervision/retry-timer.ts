import { backoffMs } from '../../core/backoff.ts'
import type { Clock } from '../clock.ts'

/** The waiting of one thing that is tried again. Used by the supervisor alone. */
export interface RetryTimer {
  /** Tries again after the back-off, or after `atLeastMs` when that is longer. Returns when, as ISO 8601. */
  schedule(act: () => void, atLeastMs?: number): string
  /** Forgets what is scheduled; the back-off stays as long as it was. */
  cancel(): void
  /** It worked, or a person asked: the next back-off is short again. */
  reset(): void
}

export function createRetryTimer(clock: Clock, random: () => number): RetryTimer {
  let attempt = 0
  let cancel = () => {}
  return {
    schedule(act, atLeastMs = 0) {
      cancel()
      const waitMs = Math.max(backoffMs(attempt, random()), atLeastMs)
      attempt += 1
      cancel = clock.after(waitMs, act)
      return new Date(clock.now() + waitMs).toISOString()
    },
    cancel: () => cancel(),
    reset() {
      cancel()
      attempt = 0
    },
  }
}
