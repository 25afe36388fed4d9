import type { Notice } from '../../../../contract/notices/notice.ts'
import type { NoticeFate } from '../../../../contract/notices/notice-ledger.ts'
import type { Database } from '../../database.ts'
import { fateOf, type NoticeRow, storedNotice } from '../../projection/telling/notice-row.ts'

/** A notice that nobody has acknowledged, and what became of it so far. */
export interface ClimbingNotice {
  readonly notice: Notice
  readonly fate: NoticeFate
  readonly ruleId: string | null
}

/** A day longer than the longest step of a ladder may wait, in milliseconds: a laptop that slept goes on with it. */
const longestMs = 8 * 86_400_000

/** The newest notices that climb the ladder, a bounded number; `now` in milliseconds since 1970. */
export function createClimbingQuery(state: Database): (now: number) => readonly ClimbingNotice[] {
  const climbing = state.prepare<[number], NoticeRow>(`
    SELECT * FROM notices INDEXED BY notices_climbing
    WHERE escalates = 1 AND state IN ('shown', 'clicked', 'failed') AND due_at >= ? ORDER BY due_at DESC LIMIT 200
  `)
  return now =>
    climbing.all(now - longestMs).map(row => ({ notice: storedNotice(row), fate: fateOf(row.fate), ruleId: row.rule }))
}
