import type { NoticeStateName } from '../../../../contract/notices/notice-ledger.ts'
import type { OpenFailure } from '../../../../contract/notices/open-failure.ts'
import type { TransactionPage } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { PageRequest } from '../list/page.ts'

interface FailureNotice {
  readonly id: string
  readonly transaction_id: string
  readonly state: NoticeStateName
  readonly incident: string | null
}

/** Failed transactions that need attention and whose newest notice nobody reacted to; newest first, at most so many. */
export function createOpenFailuresQuery(
  state: Database,
  page: (request: PageRequest) => TransactionPage,
): (limit: number) => readonly OpenFailure[] {
  // Of the newest notices alone: what is older than five hundred others is for the list of the window.
  const newest = state.prepare<[], FailureNotice>(`
    SELECT id, transaction_id, state, incident
      FROM (SELECT id, transaction_id, state, incident, status, topic FROM notices ORDER BY key DESC LIMIT 500)
      WHERE status = 'failed' AND topic = 'status' AND transaction_id IS NOT NULL
  `)
  return limit => {
    const notices = new Map<string, FailureNotice>()
    for (const notice of newest.all())
      if (!notices.has(notice.transaction_id)) notices.set(notice.transaction_id, notice)
    const { rows } = page({ status: ['failed'], attention: true, after: null, limit })
    return rows.flatMap(transaction => {
      const notice = notices.get(transaction.id)
      return notice === undefined || isOver(notice) ? [] : [{ noticeId: notice.id, transaction }]
    })
  }
}

/** What a rule keeps from people is over for them; what a storm tells of instead is open. */
function isOver({ state, incident }: FailureNotice): boolean {
  if (state === 'suppressed') return incident === null
  return state === 'clicked' || state === 'acknowledged' || state === 'lapsed'
}
