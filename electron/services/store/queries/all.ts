import type { Database } from '../database.ts'
import { createJournalReading } from '../journal-reading.ts'
import { createCounts } from './counts.ts'
import { createDetailQuery } from './detail.ts'
import { createDueNoticesQuery } from './due-notices.ts'
import { createPageQuery } from './page.ts'
import { createQuarantinedQuery } from './quarantined.ts'

/** Every question that can be asked about what is stored, on two connections that only read. */
export function createQueries(state: Database, journal: Database) {
  return {
    page: createPageQuery(state),
    detail: createDetailQuery(state, createJournalReading(journal)),
    counts: createCounts(state).statuses,
    quarantined: createQuarantinedQuery(state),
    dueNotices: createDueNoticesQuery(state),
  }
}
export type Queries = ReturnType<typeof createQueries>
