import type { Sizes } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'

/** Pages that hold something; those that were freed are used again before the file grows. */
function usedBytes(database: Database): number {
  const read = (name: string) => Number(database.pragma(name, { simple: true }))
  return (read('page_count') - read('freelist_count')) * read('page_size')
}

/** Those of tables and indexes that hold nothing yet; the first page of a file is the list of them. */
function fixedBytes(database: Database): number {
  const roots = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema WHERE rootpage > 0').pluck().get() ?? 0
  return (roots + 1) * Number(database.pragma('page_size', { simple: true }))
}

export function sizesOf(journal: Database, state: Database): Sizes {
  const transactions = state.prepare<[], number>('SELECT sum(transactions) FROM status_counts').pluck().get() ?? 0
  return {
    transactions,
    bytes: usedBytes(journal) + usedBytes(state),
    fixedBytes: fixedBytes(journal) + fixedBytes(state),
  }
}
