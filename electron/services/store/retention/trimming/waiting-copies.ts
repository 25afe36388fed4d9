import { copyType } from '../../../../core/forwarding/outgoing-event.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'

/**
 * Whether a delivery of the transaction waits to be copied to another engine, or was given up and may be sent again: it is
 * copied whole or not at all, and a rebuild finds what waits by its text.
 */
export function createCopiesWaiting(state: Database): (row: TransactionRow) => boolean {
  const waiting = state.prepare<[number, string]>(`
    SELECT 1 FROM deliveries s JOIN outbox o ON o.seq = s.seq
    WHERE s.transaction_key = ? AND o.part = 0 AND o.event ->> '$.type' = ? LIMIT 1
  `)
  // Whether it is really owed is seen in its turn.
  const owed = state.prepare<[number]>(`
    SELECT 1 FROM outbox_owed o JOIN deliveries s ON s.seq > o.through AND s.seq < o.until
    WHERE s.transaction_key = ? LIMIT 1
  `)
  return ({ key }) => waiting.get(key, copyType) !== undefined || owed.get(key) !== undefined
}
