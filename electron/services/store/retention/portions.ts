export interface PortionLimits {
  /** Never more at once, however quick it is. */
  readonly most: number
  /** What is done at once should take no longer, in milliseconds. */
  readonly maxMs: number
  /** Milliseconds, from any origin. */
  readonly now: () => number
}

/**
 * Decides how much is done at once, so that whoever waits for the disk or the processor waits for a bounded time on a slow
 * machine too. It begins with little; what took too long is halved the next time, and what was quick is doubled. The work is
 * told how much, at least one, and whether its time is over, and returns its result.
 */
export function createPortions({ most, maxMs, now }: PortionLimits) {
  let next = Math.max(1, Math.floor(most / 8))
  return <T>(work: (most: number, isOver: () => boolean) => T): T => {
    const begun = now()
    const tookMs = (): number => now() - begun
    try {
      return work(next, () => tookMs() >= maxMs)
    } finally {
      if (tookMs() > maxMs) next = Math.max(1, Math.floor(next / 2))
      else if (tookMs() < maxMs / 2) next = Math.min(most, next * 2)
    }
  }
}
