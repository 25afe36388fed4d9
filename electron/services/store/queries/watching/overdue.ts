import { fewestRuns, smsWindowMs, stuckAfterMs } from '../../../../core/ussd/stuck.ts'
import type { Database } from '../../database.ts'
import { type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'

/** A transaction that is pending for longer than it should be, and is not known to be. */
export interface Overdue {
  readonly id: string
  readonly reason: 'sms-window' | 'learned'
}

/** How many are found at one look; the rest waits for the next. */
export const mostOverdue = 200

type Identity = Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>

// The engine that a transaction was copied from says itself that it is stuck.
const waiting = `t.status = 'pending' AND t.kind = 'ussd' AND t.stuck_since IS NULL AND t.resolution_verdict IS NULL
  AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.seq = t.key)`
const identity = 't.source_id, t.kind, t.provider_id'

export const overdueSql = {
  beyondWindow: `
    SELECT ${identity} FROM transactions t INDEXED BY transactions_waiting
    WHERE ${waiting} AND t.waiting_since <= ?
    ORDER BY t.waiting_since LIMIT ?
  `,
  normals: `SELECT source_id, action, runs, p95_ms FROM action_normals WHERE runs >= ${fewestRuns}`,
  ofAction: `
    SELECT ${identity} FROM transactions t INDEXED BY transactions_waiting_by_action
    WHERE ${waiting} AND t.source_id = ? AND t.action = ? AND t.waiting_since <= ?
    ORDER BY t.waiting_since LIMIT ?
  `,
} as const

interface NormalRow {
  readonly source_id: string
  readonly action: string
  readonly runs: number
  readonly p95_ms: number
}

/** Pending USSD transactions past the SMS window, then those past what is normal for their action; oldest first. */
export function createOverdueQuery(state: Database): (now: number) => readonly Overdue[] {
  const beyondWindow = state.prepare<[number, number], Identity>(overdueSql.beyondWindow)
  const normals = state.prepare<[], NormalRow>(overdueSql.normals)
  const ofAction = state.prepare<[string, string, number, number], Identity>(overdueSql.ofAction)

  return now => {
    const found: Overdue[] = beyondWindow
      .all(now - smsWindowMs - 1, mostOverdue)
      .map(row => ({ id: transactionId(row), reason: 'sms-window' }))
    const seen = new Set(found.map(({ id }) => id))
    for (const { source_id, action, runs, p95_ms } of normals.all()) {
      const left = mostOverdue - found.length
      if (left <= 0) break
      const afterMs = stuckAfterMs({ p95Ms: p95_ms, runs })
      if (afterMs === null) continue
      const late = ofAction.all(source_id, action, now - afterMs - 1, left + seen.size).map(transactionId)
      for (const id of late.filter(id => !seen.has(id)).slice(0, left)) found.push({ id, reason: 'learned' })
    }
    return found
  }
}
