import { builtInViews, type ViewCount } from '../../../../contract/transactions/query.ts'
import type { TransactionPage } from '../../../../contract/transactions/transaction.ts'
import type { Filter } from '../../../../core/query/filter.ts'
import type { Database } from '../../database.ts'
import { prefixed } from '../../projection/sums/view-counts.ts'
import type { PageRequest } from './page.ts'

/** One of the user's views. */
export interface ViewAsked {
  readonly id: string
  /** Only when its times move with the clock: then it is looked through, and not counted for good. */
  readonly moving: Filter | null
}

interface Kept {
  readonly id: string
  readonly transactions: number
  readonly covered_to: number | null
}

/** As many as are counted of a view that moves. */
const mostCounted = 500

/** How many transactions each view shows: the app's own, then those asked for, in their order. */
export function createViewCountsQuery(state: Database, page: (request: PageRequest) => TransactionPage) {
  const read = state.prepare<[string], Kept>('SELECT id, transactions, covered_to FROM view_counts WHERE id = ?')

  const kept = (id: string, storedAs: string): ViewCount => {
    const row = read.get(storedAs)
    const isWhole = row !== undefined && row.covered_to === null
    return { id, transactions: row?.transactions ?? 0, certainty: isWhole ? 'exact' : 'counting' }
  }
  const counted = (id: string, filter: Filter): ViewCount => {
    const { rows, next } = page({ filter, after: null, limit: mostCounted })
    return { id, transactions: rows.length, certainty: next === null ? 'exact' : 'at-least' }
  }

  return (asked: readonly ViewAsked[]): readonly ViewCount[] => [
    ...builtInViews.map(id => kept(id, id)),
    ...asked.map(({ id, moving }) => (moving === null ? kept(id, prefixed(id)) : counted(id, moving))),
  ]
}
