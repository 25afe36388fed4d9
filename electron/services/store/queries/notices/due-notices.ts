import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import { type CountedNotice, countedNotices, storedNotice } from '../../projection/telling/notice-row.ts'

/** At most so many at once. Whoever gets as many asks again when these were told. */
export const mostDue = 1000

/** Notices that nobody was told yet, oldest first. */
export function createDueNoticesQuery(state: Database): () => readonly Notice[] {
  const due = state.prepare<[], CountedNotice>(
    `${countedNotices} WHERE n.state = 'due' ORDER BY n.key LIMIT ${mostDue}`,
  )
  return () => due.all().map(row => storedNotice(row))
}
