import { stuckNotice } from '../../../../core/telling/act-notices.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import type { Desk } from '../desk.ts'
import { candidateOf, subjectOf } from '../transactions/candidates.ts'
import { type TransactionRow, transactionId } from '../transactions/transaction-row.ts'
import { loudnessOf, silenced } from './ruled-notice.ts'

export interface StuckFound {
  readonly seq: number
  readonly at: number
  readonly row: TransactionRow
  readonly revisions: readonly Revision[]
  readonly reason: 'sms-window' | 'learned'
}

/** Once for each transaction. */
export function tellOfStuck(
  { seq, at, row, revisions, reason }: StuckFound,
  { judge, notices }: Pick<Desk, 'judge' | 'notices'>,
): void {
  const transaction_id = transactionId(row)
  const id = `${transaction_id}#stuck`
  const subject = subjectOf(row, revisions)
  const about = {
    id,
    at,
    topic: 'stuck',
    subject,
    transactionId: transaction_id,
    was: row.status,
    lateMs: null,
  } as const
  const ruling = judge(candidateOf(about, () => revisions.at(-1)?.snapshot ?? null))
  const said = { ...stuckNotice(row, reason, at - row.waiting_since), status: row.status, action: row.title }
  const notice = { seq, id, transaction_id, due_at: at, ran_at: null, ...said }
  if (ruling.kind !== 'silent') {
    notices.add({ ...notice, ...loudnessOf('stuck', ruling, at) })
    return
  }
  notices.add({ ...notice, topic: 'stuck', ...silenced(ruling.ruleId, at) })
}
