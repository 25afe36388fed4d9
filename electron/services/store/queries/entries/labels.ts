import type { DeliveryLabel, TransactionKind } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'

/** One delivery in the journal, and the transaction that it speaks of. */
export interface LabelQuestion {
  readonly seq: number
  readonly sourceId: string
  readonly kind: TransactionKind
  readonly providerId: string
}

/** What each of these deliveries did, in their order; null for one that is not projected, or was forgotten again. */
export function createLabelsQuery(state: Database) {
  // By the transaction, because deliveries have no index on the journal's position alone.
  const label = state
    .prepare<[string, TransactionKind, string, number], DeliveryLabel>(`
      SELECT label FROM deliveries WHERE transaction_key = (
        SELECT key FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?
      ) AND seq = ?
    `)
    .pluck()
  return (questions: readonly LabelQuestion[]): readonly (DeliveryLabel | null)[] =>
    questions.map(({ seq, sourceId, kind, providerId }) => {
      return label.get(providerId.toWellFormed(), kind, sourceId, seq) ?? null
    })
}
