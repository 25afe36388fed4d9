import type { Quarantined } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { QuarantineRow } from '../../projection/transactions/state-writing.ts'
import { isoOf } from '../../projection/transactions/transaction-row.ts'

/** The newest deliveries that were authentic but odd. */
export function createQuarantinedQuery(state: Database): () => readonly Quarantined[] {
  const newest = state.prepare<[], QuarantineRow>('SELECT * FROM quarantine ORDER BY seq DESC LIMIT 500')
  return () =>
    newest.all().map(({ seq, source_id, received_at, reason }) => {
      return { seq, sourceId: source_id, receivedAt: isoOf(received_at), reason }
    })
}
