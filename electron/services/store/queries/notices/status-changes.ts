import type { Status } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'

export interface TimeRange {
  /** Milliseconds since 1970; `until` is not included. */
  readonly since: number
  readonly until: number
}

/** A status that a transaction came to, as it was heard of. */
export interface StatusChange {
  readonly seq: number
  readonly from_status: Status | null
  readonly to_status: Status
  readonly at: number
  readonly provider_at: number | null
  readonly change_category: string | null
}

/**
 * Changes of status in a time, oldest first, each with these columns of its transaction as that is now. By when they were
 * heard of, whatever began when: the clock of a phone may have been reset. Not what was over before the first look.
 */
export function createStatusChanges<Column extends keyof TransactionRow>(
  state: Database,
  columns: readonly Column[],
): (range: TimeRange) => readonly (StatusChange & Pick<TransactionRow, Column>)[] {
  const changes = state.prepare<[number, number], StatusChange & Pick<TransactionRow, Column>>(`
    SELECT ${columns.map(column => `t.${column}`).join(', ')},
      c.seq, c.from_status, c.to_status, c.at, c.provider_at, c.category AS change_category
    FROM status_changes c INDEXED BY status_changes_by_time CROSS JOIN transactions t ON t.key = c.transaction_key
    WHERE c.at >= ? AND c.at < ?
      AND (t.kind = 'ussd' OR c.from_status IS NOT NULL OR instr(t.flags, '"BASELINE"') = 0)
    ORDER BY c.at
  `)
  return ({ since, until }) => changes.all(since, until)
}

/** When that happened which came to this status, by the provider's clock; null where it does not say. */
export function ranAtOf(
  row: Pick<StatusChange, 'provider_at'> & Pick<TransactionRow, 'started_at' | 'started_at_from'>,
): number | null {
  return row.provider_at ?? (row.started_at_from === 'provider' ? row.started_at : null)
}
