import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import { type NoticeRow, storedNotice } from '../../projection/telling/notice-row.ts'

/** Notices that nobody was told yet, oldest first; after a storm the rest comes when these were told. */
export function createDueNoticesQuery(state: Database): () => readonly Notice[] {
  const due = state.prepare<[], NoticeRow>(`SELECT * FROM notices WHERE state = 'due' ORDER BY key LIMIT 1000`)
  return () => due.all().map(storedNotice)
}
