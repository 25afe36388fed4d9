import type { Notice } from '../../../contract/notice.ts'
import type { Database } from '../database.ts'
import { type NoticeRow, type NoticeState, noticeOf } from '../notice-book.ts'

export interface NoticeRecord extends Notice {
  readonly state: NoticeState
}

/** The newest notices, with what became of them. */
export function createNoticesQuery(state: Database): () => readonly NoticeRecord[] {
  const newest = state.prepare<[], NoticeRow>('SELECT * FROM notices ORDER BY seq DESC LIMIT 500')
  return () => newest.all().map(row => ({ ...noticeOf(row), state: row.state }))
}
