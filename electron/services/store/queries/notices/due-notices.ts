import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import { type NoticeRow, storedNotice } from '../../projection/telling/notice-row.ts'

/** At most so many at once. Whoever gets as many asks again when these were told. */
export const mostDue = 1000

/** Notices that nobody was told yet, oldest first. */
export function createDueNoticesQuery(state: Database): () => readonly Notice[] {
  const due = state.prepare<[], NoticeRow>(`SELECT * FROM notices WHERE state = 'due' ORDER BY key LIMIT ${mostDue}`)
  return () => due.all().map(storedNotice)
}
