import { backoffMs } from '../backoff.ts'
import type { ForwardTrouble } from './forward-trouble.ts'

/** Something that waits for a destination. */
export interface Queued {
  readonly position: number
  /** Those of one lane go one after the other. */
  readonly lane: number
  readonly event: readonly [number, 0 | 1]
}

/** How far a destination is: it has everything up to `through`, and these behind it. */
export interface ForwardCursor<Item extends Queued> {
  readonly through: number
  readonly finished: readonly Item[]
}

export interface Failure {
  readonly trouble: ForwardTrouble
  /** What the destination asked for; null: nothing. */
  readonly retryAfterMs: number | null
  /** Milliseconds since 1970. */
  readonly now: number
  /** From 0 to 1. */
  readonly random: number
}

interface Lane<Item> {
  readonly items: Item[]
  isUnderWay: boolean
  attempts: number
  retryAt: number
  /** How many events the destination had taken when the first of this lane failed first. */
  takenBefore: number
}

/** At most so many lanes are under way at once. */
const lanesAtOnce = 16
/** With so many failures and no success between them it is the destination that fails, and is tried with one at a time. */
const failuresUntilHeld = 5
const longestRetryMs = 5 * 60_000
const longestRetryAfterMs = 60 * 60_000
/** About twenty minutes of trying; less often is no reason to give an event up. */
const attemptsUntilGivenUp = 12

/** What waits for one destination, as far as it was read: decides what is sent next, and when. */
export function createForwardQueue<Item extends Queued>() {
  const lanes = new Map<number, Lane<Item>>()
  /** In the order of the queue. */
  const outstanding = new Set<Item>()
  let finished: Item[] = []
  let lastRead: Item | null = null
  let isReadToEnd = true
  let underWay = 0
  let taken = 0
  let failures = 0
  let heldUntil = 0

  const isHeld = (): boolean => failures >= failuresUntilHeld
  const isReady = (lane: Lane<Item>, now: number): boolean => !lane.isUnderWay && lane.retryAt <= now

  /** While the destination fails, whoever was tried least often: a single event that it never takes must not be the test. */
  function probe(now: number): Lane<Item> | null {
    if (underWay > 0 || heldUntil > now) return null
    let best: Lane<Item> | null = null
    for (const lane of lanes.values()) if (best === null || lane.attempts < best.attempts) best = lane
    return best
  }

  function nextLane(now: number): Lane<Item> | null {
    if (isHeld()) return probe(now)
    if (underWay >= lanesAtOnce || heldUntil > now) return null
    for (const lane of lanes.values()) if (isReady(lane, now)) return lane
    return null
  }

  function leave(item: Item): void {
    const lane = lanes.get(item.lane)
    underWay -= 1
    outstanding.delete(item)
    finished.push(item)
    if (lane === undefined) return
    lane.items.shift()
    lane.isUnderWay = false
    lane.attempts = 0
    lane.retryAt = 0
    // The next of it goes behind the others, so that none of them waits for a long lane.
    lanes.delete(item.lane)
    if (lane.items.length > 0) lanes.set(item.lane, lane)
  }

  return {
    /** How many are in memory. */
    size: (): number => outstanding.size,
    lastRead: (): Item | null => lastRead,
    /** `isEnd`: nothing more waited when they were read. */
    add(items: readonly Item[], isEnd: boolean): void {
      for (const item of items) {
        outstanding.add(item)
        lastRead = item
        const lane = lanes.get(item.lane)
        if (lane !== undefined) lane.items.push(item)
        else lanes.set(item.lane, { items: [item], isUnderWay: false, attempts: 0, retryAt: 0, takenBefore: 0 })
      }
      isReadToEnd = isEnd
    },
    isReadToEnd: (): boolean => isReadToEnd,
    /** What is to be sent now, which is under way from here on; null: nothing is. */
    next(now: number): Item | null {
      const lane = nextLane(now)
      const item = lane?.items[0]
      if (lane === null || item === undefined) return null
      lane.isUnderWay = true
      underWay += 1
      return item
    },
    /** When there is something to do again; null: when something else happens. Milliseconds since 1970. */
    waitsUntil(now: number): number | null {
      if (isHeld()) return underWay === 0 && lanes.size > 0 ? Math.max(heldUntil, now) : null
      const times = [...lanes.values()].filter(lane => !lane.isUnderWay).map(lane => Math.max(lane.retryAt, heldUntil))
      const later = times.filter(at => at > now)
      return later.length === 0 ? null : Math.min(...later)
    },
    /** The destination has it. */
    taken(item: Item): void {
      leave(item)
      taken += 1
      // Those that failed because the destination did need not wait any longer.
      if (isHeld()) for (const lane of lanes.values()) lane.retryAt = 0
      failures = 0
      heldUntil = 0
    },
    /** Returns whether it is given up: refused again and again while the destination took others. */
    failed(item: Item, { trouble, retryAfterMs, now, random }: Failure): 'again' | 'given-up' {
      const lane = lanes.get(item.lane)
      const isHopeless =
        trouble === 'gone' ||
        (lane !== undefined && lane.attempts + 1 >= attemptsUntilGivenUp && taken > lane.takenBefore)
      if (lane === undefined || isHopeless) {
        leave(item)
        return 'given-up'
      }
      underWay -= 1
      failures += 1
      if (lane.attempts === 0) lane.takenBefore = taken
      lane.isUnderWay = false
      lane.retryAt = now + backoffMs(lane.attempts, random, longestRetryMs)
      lane.attempts += 1
      if (isHeld()) heldUntil = now + backoffMs(failures - failuresUntilHeld, random, longestRetryMs)
      if (retryAfterMs !== null) heldUntil = Math.max(heldUntil, now + Math.min(retryAfterMs, longestRetryAfterMs))
      return 'again'
    },
    /** It was not sent at all, because the app ends. */
    putBack(item: Item): void {
      const lane = lanes.get(item.lane)
      underWay -= 1
      if (lane !== undefined) lane.isUnderWay = false
    },
    /** A person has changed something: everything is tried at once. */
    retryNow(): void {
      heldUntil = 0
      failures = 0
      for (const lane of lanes.values()) lane.retryAt = 0
    },
    cursor(): ForwardCursor<Item> {
      const [first] = outstanding
      // Of the last position that was read, more may wait.
      const readThrough = lastRead === null ? 0 : isReadToEnd ? lastRead.position : lastRead.position - 1
      const through = first === undefined ? readThrough : Math.min(first.position - 1, readThrough)
      return { through, finished: finished.filter(({ position }) => position > through) }
    },
    /** What finished is journaled; what finishes meanwhile is not lost. */
    takeFinished(): readonly Item[] {
      const done = finished
      finished = []
      return done
    },
    /** It could not be journaled after all. */
    returnFinished(items: readonly Item[]): void {
      finished = [...items, ...finished]
    },
  }
}
