import type { Notice } from '../../contract/notices/notice.ts'
import type { Showing } from '../../core/telling/notice-batch.ts'
import { toldAgain } from '../../core/telling/told-again.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

interface Deps {
  readonly clock: Clock
  readonly log: Log
  readonly put: (showing: Showing) => void
}

/** What waits until something here shows notices. */
export interface WaitingNotices {
  /** A notice was taken that was neither shown nor given up yet. */
  take(notice: Notice): void
  /** These were shown or given up. */
  done(ids: readonly string[]): void
  /** Nothing here shows notices: this waits, and is tried again. */
  keep(showing: Showing): void
  /** Whether something waits, so that every other attempt is known to be in vain. */
  isWaiting(): boolean
  count(): number
  /** Takes the latest text of a notice that waits; false: it does not wait. */
  grow(notice: Notice): boolean
  drop(isGone: (notice: Notice) => boolean): void
  /** Tries now to show what waits: something that shows notices may be there again. */
  retry(): void
  /** No more attempts by themselves. */
  rest(): void
}

/** How often it is tried whether anything shows notices again, in milliseconds. */
const retryMs = 30_000

export function createWaitingNotices({ clock, log, put }: Deps): WaitingNotices {
  /** Taken, and neither shown nor given up. */
  const unshown = new Map<string, Notice>()
  let missed: Notice[] = []
  /** Of storms that were told, and grew while nothing here showed it: the latest of each. */
  const missedGrowth = new Map<string, Notice>()
  let cancelRetry: (() => void) | null = null

  function rest(): void {
    cancelRetry?.()
    cancelRetry = null
  }

  /** A desktop that was away for long is not flooded: many become one, as if they had come at once. */
  function retry(): void {
    rest()
    const again = missed.splice(0)
    for (const showing of toldAgain(again, clock.now())) put(showing)
    for (const notice of missedGrowth.values()) put({ notice, ids: [] })
    missedGrowth.clear()
  }

  return {
    take: notice => void unshown.set(notice.id, notice),
    done(ids) {
      for (const id of ids) unshown.delete(id)
    },
    keep({ notice: grown, ids }) {
      if (missed.length === 0) log('warn', 'notices-wait')
      if (ids.length === 0) missedGrowth.set(grown.id, grown)
      for (const id of ids) {
        const notice = unshown.get(id)
        if (notice !== undefined) missed.push(notice)
      }
      cancelRetry ??= clock.after(retryMs, retry)
    },
    isWaiting: () => cancelRetry !== null,
    count: () => missed.length + missedGrowth.size,
    grow(notice) {
      const isMissed = missed.some(({ id }) => id === notice.id)
      missed = missed.map(one => (one.id === notice.id ? notice : one))
      return isMissed
    },
    drop(isGone) {
      for (const notice of missed.filter(isGone)) unshown.delete(notice.id)
      missed = missed.filter(notice => !isGone(notice))
    },
    retry,
    rest,
  }
}
