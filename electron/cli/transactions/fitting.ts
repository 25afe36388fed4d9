import type { Filter } from '../../core/query/filter.ts'
import { matcherOf, type Subject } from '../../core/query/matcher.ts'
import type { Watched } from '../../services/door/engine-watch.ts'
import { withStore } from '../data/stored.ts'

export type Fits = (transaction: Watched) => Promise<boolean>

/**
 * Whether what the engine tells of fits, as `transactions` says it. Words may be in an id that no row shows, such as a customer's
 * own number of a job: with words in the query, what the search holds of each is read from the store.
 */
export async function withFitting(dataDir: string, filter: Filter, act: (fits: Fits) => Promise<void>): Promise<void> {
  const matches = matcherOf(filter)
  if (filter.texts.length === 0) return act(async transaction => matches(subjectOf(transaction, '')))
  const fitsOtherwise = matcherOf({ ...filter, texts: [] })
  await withStore(dataDir, store =>
    act(async transaction => {
      if (!fitsOtherwise(subjectOf(transaction, ''))) return false
      const searchText = await store.searchText(transaction.id)
      return searchText !== null && matches(subjectOf(transaction, searchText))
    }),
  )
}

function subjectOf(transaction: Watched, searchText: string): Subject {
  const { startedAt, resolution } = transaction
  return { ...transaction, startedAt: Date.parse(startedAt), isResolved: resolution !== null, searchText }
}
