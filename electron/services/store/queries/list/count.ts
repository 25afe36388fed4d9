import type { CountStep } from '../../../../contract/transactions/query.ts'
import type { Filter } from '../../../../core/query/filter.ts'
import type { Database } from '../../database.ts'
import { createRangeCount } from './range-count.ts'

/** How many transactions one step looks through: some tens of milliseconds, in which no other question waits longer. */
const usualRows = 25_000

export interface CountRequest {
  readonly filter: Filter
  /** Where the step before ended; null for the first. */
  readonly after: number | null
}

/** Counts what fits a filter, in steps in the order in which transactions were first heard of. */
export function createCountQuery(state: Database, rowsPerStep = usualRows): (request: CountRequest) => CountStep {
  const endOfStep = state
    .prepare<[number, number], number>('SELECT key FROM transactions WHERE key > ? ORDER BY key LIMIT 1 OFFSET ?')
    .pluck()
  const countRange = createRangeCount(state)
  return ({ filter, after }) => {
    const from = after ?? 0
    const next = endOfStep.get(from, rowsPerStep - 1) ?? null
    return { transactions: countRange(filter, { from, to: next }), next }
  }
}
