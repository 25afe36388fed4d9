import type { NoticeRecord } from '../../../../contract/notices/notice-ledger.ts'
import type { Database } from '../../database.ts'
import { fateOf, type NoticeRow, storedNotice } from '../../projection/telling/notice-row.ts'
import { isoOrNull } from '../../projection/transactions/transaction-row.ts'

/** The newest notices, with what became of them. */
export function createNoticesQuery(state: Database): () => readonly NoticeRecord[] {
  const newest = state.prepare<[], NoticeRow>('SELECT * FROM notices ORDER BY key DESC LIMIT 500')
  return () =>
    newest.all().map(row => ({
      ...storedNotice(row),
      state: row.state,
      fate: fateOf(row.fate),
      ruleId: row.rule,
      shownAt: isoOrNull(row.shown_at),
    }))
}
