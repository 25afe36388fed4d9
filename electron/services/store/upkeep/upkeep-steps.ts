import type { RetentionSettings } from '../../../contract/settings/settings.ts'
import { withoutAges } from '../../../core/retention/clock-trust.ts'
import { cutoffsOf } from '../../../core/retention/policy.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { onOwnFile } from '../on-own-file.ts'
import { createCursor } from '../projection/place.ts'
import { createPacking, mostSegments } from '../retention/pack.ts'
import { createPortions } from '../retention/portions.ts'
import { createPruning, mostPruned } from '../retention/pruning/prune.ts'
import { createTrimming, mostTrimmed } from '../retention/trimming/trim.ts'
import { createClockNote } from './clock-note.ts'

export interface StepWish {
  readonly retention: RetentionSettings
  /** Milliseconds since 1970. */
  readonly now: number
  /** Behind which segment texts are looked for that are old enough to go; null: not now. */
  readonly trimAfter: number | null
  /** Whether what is too old is looked for among all, also behind young ones, where an import brings it. */
  readonly looksAtAll?: boolean
}

/** What one step did, and whether there is more to do. */
export interface Step {
  readonly packed: number
  readonly trimmed: number
  readonly pruned: number
  /** For the next step. */
  readonly trimAfter: number | null
  /** For the next step: it was not looked at all yet. */
  readonly looksAtAll: boolean
  readonly isDone: boolean
  /** The projector is too far behind to say what may go. What is due is still to be done. */
  readonly isBusy: boolean
  /** The clock leapt ahead: what has an age stays until it went on for a day. */
  readonly isHeldBack: boolean
}

/** The newest stay as they came: they are read most, and may still be repeated. */
const newestUnpacked = 4096
const youngestPackedMs = 10 * 60_000

/** What comes in meanwhile waits for the disk at most about so long, and for a processor where there is only one. */
const stepMs = 20

/**
 * Does what is due with old data, some milliseconds of it at a time. `clock`: milliseconds, from any origin. Throws
 * StoreError; then the step was not done.
 */
export function createUpkeepSteps(journal: Database, state: Database, clock: () => number): (wish: StepWish) => Step {
  const reading = createJournalReading(journal)
  const cursor = createCursor(onOwnFile(state))
  const { pack } = createPacking(journal)
  const trim = createTrimming(journal, state)
  const prune = createPruning(journal, state)
  const isClockBelieved = createClockNote(journal)
  const portionsOf = (most: number) => createPortions({ most, maxMs: stepMs, now: clock })
  const portions = { pack: portionsOf(mostSegments), prune: portionsOf(mostPruned), trim: portionsOf(mostTrimmed) }

  return ({ retention: wanted, now, trimAfter: after, looksAtAll = true }) => {
    const hasAges = wanted.trimAfterDays !== null || wanted.maxAgeDays !== null
    const isHeldBack = !isClockBelieved(now) && hasAges
    const retention = isHeldBack ? withoutAges(wanted) : wanted
    const before = {
      packed: 0,
      trimmed: 0,
      pruned: 0,
      trimAfter: after,
      looksAtAll,
      isDone: false,
      isBusy: false,
      isHeldBack,
    }
    const upTo = Math.min(cursor(), reading.head() - newestUnpacked)
    const packed = portions.pack(most => pack({ upTo, before: now - youngestPackedMs, all: false, most }))
    if (packed > 0) return { ...before, packed }
    const pruned = portions.prune((most, isOver) => prune({ settings: retention, now, most, isOver, looksAtAll }))
    if (pruned.isBusy) return { ...before, isBusy: true }
    if (pruned.gone > 0 || pruned.hasMore) return { ...before, pruned: pruned.gone }
    // A limit that is set later, or counts again later, has all of them before it.
    const nothing = { ...before, looksAtAll: looksAtAll && retention.maxAgeDays === null }
    if (after === null || retention.trimAfterDays === null) return { ...nothing, isDone: true }
    const cutoffs = cutoffsOf(retention, now)
    const trimmed = portions.trim(most => trim({ after, ...cutoffs, now, most }))
    const { transactions, lastSeq, isBusy } = trimmed
    return { ...nothing, trimmed: transactions, trimAfter: lastSeq, isDone: lastSeq === null, isBusy }
  }
}
