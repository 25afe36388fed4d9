import { backoffMs } from '../backoff.ts'
import { createForwardLedger, type Queued } from './forward-ledger.ts'
import type { ForwardOutcome, ForwardTrouble } from './forward-trouble.ts'

/** How much a destination is given at once. */
export interface ForwardRoom {
  /** In one batch. Where it is more than one, those of one lane may follow each other in it. */
  readonly events: number
  /** How many batches may be under way. */
  readonly batches: number
}

export interface GivenUp<Item> {
  readonly item: Item
  readonly trouble: ForwardTrouble
}

type Failed = Extract<ForwardOutcome, { readonly ok: false }>

interface Moment {
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

/** With so many failures and no success between them it is the destination that fails, and is tried with one at a time. */
const failuresUntilHeld = 5
const longestRetryMs = 5 * 60_000
const longestRetryAfterMs = 60 * 60_000
/** About twenty minutes of trying; less often is no reason to give an event up. */
const attemptsUntilGivenUp = 12

/** What waits for one destination, as far as it was read: decides what is sent next, and when. */
export function createForwardQueue<Item extends Queued>() {
  const lanes = new Map<number, Lane<Item>>()
  /** Those that failed and wait for their time. */
  const delayed = new Set<Lane<Item>>()
  const ledger = createForwardLedger<Item>()
  let batchesUnderWay = 0
  let lanesUnderWay = 0
  let taken = 0
  let failures = 0
  let heldUntil = 0

  const isHeld = (): boolean => failures >= failuresUntilHeld

  /** While the destination fails, whoever was tried least often: a single event that it never takes must not be the test. */
  function probe(now: number): readonly Item[] {
    if (batchesUnderWay > 0 || heldUntil > now) return []
    let best: Lane<Item> | null = null
    for (const lane of lanes.values()) if (best === null || lane.attempts < best.attempts) best = lane
    return best === null ? [] : begin(best, 1)
  }

  function begin(lane: Lane<Item>, most: number): readonly Item[] {
    lane.isUnderWay = true
    lanesUnderWay += 1
    delayed.delete(lane)
    return lane.items.slice(0, most)
  }

  /** Whatever of it was sent is settled, or was not sent at all. */
  function endLanes(batch: readonly Item[]): void {
    batchesUnderWay -= 1
    for (const { lane: name } of batch) {
      const lane = lanes.get(name)
      if (lane?.isUnderWay !== true) continue
      lane.isUnderWay = false
      lanesUnderWay -= 1
    }
  }

  function leave(item: Item): void {
    const lane = lanes.get(item.lane)
    ledger.finish(item)
    if (lane === undefined) return
    if (lane.items[0] === item) lane.items.shift()
    else lane.items.splice(lane.items.indexOf(item), 1)
    lane.attempts = 0
    lane.retryAt = 0
    delayed.delete(lane)
    // The next of it goes behind the others, so that none of them waits for a long lane.
    lanes.delete(item.lane)
    if (lane.items.length > 0) lanes.set(item.lane, lane)
  }

  function noteTaken(item: Item): void {
    leave(item)
    taken += 1
    // Those that failed because the destination did need not wait any longer.
    if (isHeld()) forgetDelays()
    failures = 0
    heldUntil = 0
  }

  /** It is given up when it is refused again and again while the destination takes others. */
  function noteFailed(item: Item, { trouble, retryAfterMs }: Failed, { now, random }: Moment): 'again' | 'given-up' {
    const lane = lanes.get(item.lane)
    const isHopeless = lane === undefined || (lane.attempts + 1 >= attemptsUntilGivenUp && taken > lane.takenBefore)
    if (trouble === 'gone' || isHopeless) {
      leave(item)
      return 'given-up'
    }
    if (lane.attempts === 0) lane.takenBefore = taken
    lane.retryAt = now + backoffMs(lane.attempts, random, longestRetryMs)
    lane.attempts += 1
    delayed.add(lane)
    if (retryAfterMs !== null) heldUntil = Math.max(heldUntil, now + Math.min(retryAfterMs, longestRetryAfterMs))
    return 'again'
  }

  /** Of a whole batch nothing was taken. */
  function noteFailure({ now, random }: Moment): void {
    failures += 1
    if (!isHeld()) return
    heldUntil = Math.max(heldUntil, now + backoffMs(failures - failuresUntilHeld, random, longestRetryMs))
  }

  function forgetDelays(): void {
    for (const lane of delayed) lane.retryAt = 0
    delayed.clear()
  }

  return {
    ...ledger,
    /** `isEnd`: nothing more waited when they were read. */
    add(items: readonly Item[], isEnd: boolean): void {
      ledger.add(items, isEnd)
      for (const item of items) {
        const lane = lanes.get(item.lane)
        if (lane !== undefined) lane.items.push(item)
        else lanes.set(item.lane, { items: [item], isUnderWay: false, attempts: 0, retryAt: 0, takenBefore: 0 })
      }
    },
    /** What is to be sent now, in this order, and is under way from here on; empty: nothing is. */
    next(now: number, room: ForwardRoom): readonly Item[] {
      const batch: Item[] = []
      if (isHeld()) batch.push(...probe(now))
      else if (batchesUnderWay < room.batches && heldUntil <= now && lanesUnderWay < lanes.size)
        for (const lane of lanes.values()) {
          if (batch.length >= room.events) break
          // One that failed is tried by itself: what follows it waits for its answer.
          const most = lane.attempts > 0 ? 1 : room.events - batch.length
          if (!lane.isUnderWay && lane.retryAt <= now) batch.push(...begin(lane, most))
        }
      if (batch.length > 0) batchesUnderWay += 1
      return batch
    },
    /** When there is something to do again; null: when something else happens. Milliseconds since 1970. */
    waitsUntil(now: number): number | null {
      if (isHeld()) return batchesUnderWay === 0 && lanes.size > 0 ? Math.max(heldUntil, now) : null
      const times = [...delayed].map(({ retryAt }) => Math.max(retryAt, heldUntil)).filter(at => at > now)
      if (heldUntil > now && lanes.size > lanesUnderWay) times.push(heldUntil)
      return times.length === 0 ? null : Math.min(...times)
    },
    /** What became of a batch, by its order; nothing became of what was not sent. Returns what is given up. */
    settle(
      batch: readonly Item[],
      outcomes: readonly (ForwardOutcome | undefined)[],
      moment: Moment,
    ): readonly GivenUp<Item>[] {
      endLanes(batch)
      for (const [n, item] of batch.entries()) if (outcomes[n]?.ok === true) noteTaken(item)
      const givenUp: GivenUp<Item>[] = []
      const failed = new Set<number>()
      for (const [n, item] of batch.entries()) {
        const outcome = outcomes[n]
        // Behind one that failed, it was not its turn yet.
        if (outcome === undefined || outcome.ok || failed.has(item.lane)) continue
        if (noteFailed(item, outcome, moment) === 'again') failed.add(item.lane)
        else givenUp.push({ item, trouble: outcome.trouble })
      }
      if (failed.size > 0 && !outcomes.some(outcome => outcome?.ok === true)) noteFailure(moment)
      return givenUp
    },
    /** A person has changed something: everything is tried at once. */
    retryNow(): void {
      heldUntil = 0
      failures = 0
      forgetDelays()
    },
  }
}
