import type { Database } from '../../database.ts'
import type { EntryHead } from '../../journal/file/journal-reading.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import { createFacets } from './facets.ts'
import { createRollups, type Rollups } from './rollups.ts'
import { createViewCounts, type ViewCounts } from './view-counts.ts'

/** A transaction as far as it is counted. */
export interface Tallied {
  readonly row: TransactionRow
  /** Null when it is not known any more: views of the user's that search are counted again. */
  readonly searchText: string | null
}

/** What is kept so that nothing has to be counted when somebody looks: in memory during a commit, written at its end. */
export interface Tallies extends Pick<ViewCounts, 'setViews' | 'countStep'>, Pick<Rollups, 'heard' | 'recall'> {
  /** A transaction was written (null before: it is new) or taken out (null after). `before`: as it was written last. */
  changed(before: Tallied | null, after: Tallied | null): void
  /** At the end of a commit. */
  save(): void
  /** After a roll-back: what was noted never happened. */
  clear(): void
}

export function createTallies(state: Database): Tallies {
  const [views, facets, rollups] = [createViewCounts(state), createFacets(state), createRollups(state)]
  return {
    changed: (before, after) => {
      views.changed(before, after)
      facets.changed(before?.row ?? null, after?.row ?? null)
      rollups.changed(before?.row ?? null, after?.row ?? null)
    },
    heard: rollups.heard,
    recall: rollups.recall,
    setViews: views.setViews,
    countStep: views.countStep,
    save: () => {
      views.save()
      facets.save()
      rollups.save()
    },
    clear: () => {
      views.clear()
      facets.clear()
      rollups.clear()
    },
  }
}

/** What came from outside, and not from a person here. */
export function isHeard(entry: EntryHead): boolean {
  return entry.kind === 'delivery' || (entry.kind === 'act' && entry.act?.kind === 'job-seen')
}
