import type { Notice } from '../../../contract/notice.ts'
import type { Database } from '../database.ts'
import { type NoticeRow, type NoticeState, storedNotice } from '../projection/notice-book.ts'
import { isoOrNull } from '../projection/transaction-row.ts'

export interface NoticeRecord extends Notice {
  readonly state: NoticeState
  /** When a person was shown it; null when nobody was. */
  readonly shownAt: string | null
}

/** The newest notices, with what became of them. */
export function createNoticesQuery(state: Database): () => readonly NoticeRecord[] {
  const newest = state.prepare<[], NoticeRow>('SELECT * FROM notices ORDER BY key DESC LIMIT 500')
  return () => newest.all().map(row => ({ ...storedNotice(row), state: row.state, shownAt: isoOrNull(row.shown_at) }))
}
