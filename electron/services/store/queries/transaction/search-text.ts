import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { searchTextOf } from '../../projection/transactions/make-row.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'
import { createTransactionFinding } from './find-transaction.ts'

/** What a search finds a transaction by, with the ids that stand in no row; null when there is none. */
export function createSearchTextQuery(state: Database, journal: JournalReading): (id: string) => string | null {
  const find = createTransactionFinding(state)
  const readRevisions = createRevisionReading(state, journal)
  return id => {
    const row = find(id)
    return row === null ? null : searchTextOf(row, readRevisions(row).revisions)
  }
}
