import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import { createCounts } from '../queries/list/counts.ts'
import { onFile, StoreError } from '../trouble.ts'
import { type Applying, createApplying, type Reached } from './applying.ts'
import type { EntryReading } from './entries/read-delivery.ts'
import { createPlaceSaving, readPlace } from './place.ts'
import type { BatchLimits, Projected } from './projected.ts'
import type { TransactionRow } from './transactions/transaction-row.ts'

export interface Projector {
  /** Folds the next entries of the journal into the state, in one commit. Throws StoreError; then nothing was done. */
  projectBatch(limits: BatchLimits): Projected
  /** The position up to which the state holds everything. */
  cursor(): number
  /** The user's views, whose counts are kept from now on. */
  setViews: Applying['setViews']
  /** Between two commits: counts some more of what a new view has to count; false when nothing is left. */
  countStep: Applying['countStep']
  /** The same for the history that destinations wait for. Throws StoreError; then nothing was done. */
  copyStep: Applying['copyStep']
}

interface Committed extends Reached {
  readonly rows: readonly TransactionRow[]
}

/** `entries`: where entries come from that are read already; left out: each is read when it is applied. */
export function createProjector(state: Database, journal: JournalReading, entries?: EntryReading): Projector {
  let place = readPlace(state)
  const savePlace = createPlaceSaving(state)
  /** Deliveries that this version fails on, for a reason of its own: quarantined, so that those behind them go on. */
  const failedOn = new Set<number>()
  const applying = createApplying(state, journal, {
    ...{ place, failedOn },
    ...(entries !== undefined && { entries }),
  })
  const counts = createCounts(state)

  const commit = state.transaction((limits: BatchLimits) => {
    const reached = applying.applyNext(place, limits)
    const rows = applying.writeTransactions()
    applying.saveShared()
    return { rows, entries: reached.entries, place: savePlace(reached.place) }
  })

  const commitBatch = (limits: BatchLimits): Committed => {
    try {
      const done: Committed = onFile(state.name, () => commit.immediate(limits))
      place = done.place
      return done
    } catch (error) {
      applying.clear()
      if (error instanceof StoreError) throw error
      // A bug of ours in one entry: found by halving, because every commit before it is worth having.
      if (limits.maxEntries > 1) return commitBatch({ ...limits, maxEntries: Math.floor(limits.maxEntries / 2) })
      const [entry] = journal.after(place.seq, 1)
      if (entry === undefined || failedOn.has(entry.seq)) throw error
      failedOn.add(entry.seq)
      return commitBatch(limits)
    }
  }

  return {
    cursor: () => place.seq,
    setViews: applying.setViews,
    countStep: applying.countStep,
    copyStep: limits => onFile(state.name, () => applying.copyStep(limits)),
    projectBatch: limits => {
      const { rows, entries } = journal.head() > place.seq ? commitBatch(limits) : { rows: [], entries: 0 }
      return { ...applying.takeFound(), entries, rows, counts: counts.statuses() }
    },
  }
}
