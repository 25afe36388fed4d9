import type { RetentionSettings } from '../../../contract/settings.ts'
import { cutoffsOf } from '../../../core/retention/policy.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import { createPacking } from '../retention/pack.ts'
import { createPruning } from '../retention/prune.ts'
import { createTrimming } from '../retention/trim.ts'

export interface StepWish {
  readonly retention: RetentionSettings
  /** Milliseconds since 1970. */
  readonly now: number
  /** Behind which segment texts are looked for that are old enough to go; null: not now. */
  readonly trimAfter: number | null
}

/** What one step did, and whether there is more to do. */
export interface Step {
  readonly packed: number
  readonly trimmed: number
  readonly pruned: number
  /** For the next step. */
  readonly trimAfter: number | null
  readonly isDone: boolean
}

/** The newest stay as they came: they are read most, and may still be repeated. */
const newestUnpacked = 4096
const youngestPackedMs = 10 * 60_000

/** Does what is due with old data, some milliseconds of it at a time. Throws StoreError; then the step was not done. */
export function createUpkeepSteps(journal: Database, state: Database): (wish: StepWish) => Step {
  const reading = createJournalReading(journal)
  const cursor = state.prepare<[], number>('SELECT seq FROM projection').pluck()
  const { pack } = createPacking(journal)
  const trim = createTrimming(journal, state)
  const prune = createPruning(journal, state)

  return ({ retention, now, trimAfter }) => {
    const nothing = { packed: 0, trimmed: 0, pruned: 0, trimAfter, isDone: false }
    const upTo = Math.min(cursor.get() ?? 0, reading.head() - newestUnpacked)
    const packed = pack({ upTo, before: now - youngestPackedMs, all: false })
    if (packed > 0) return { ...nothing, packed }
    const pruned = prune(retention, now)
    if (pruned > 0) return { ...nothing, pruned }
    if (trimAfter === null || retention.trimAfterDays === null) return { ...nothing, isDone: true }
    const { lastSeq, transactions } = trim(trimAfter, cutoffsOf(retention, now), now)
    return { ...nothing, trimmed: transactions, trimAfter: lastSeq, isDone: lastSeq === null }
  }
}
