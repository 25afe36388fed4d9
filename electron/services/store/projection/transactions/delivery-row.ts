import type { labelOf } from '../../../../core/projection.ts'
import type { Revision, Snapshot } from '../../../../core/transaction-state.ts'
import { shown, wholeMs } from './make-row.ts'
import type { DeliveryRow } from './state-writing.ts'
import type { TransactionRow } from './transaction-row.ts'

/** The row of a delivery, or of what Hover answered when it was asked. */
export function deliveryRow(
  { key, kind }: TransactionRow,
  revision: Revision,
  label: ReturnType<typeof labelOf>,
): DeliveryRow {
  const { seq, receivedAt, fingerprint, provenBy, snapshot } = revision
  return {
    transaction_key: key,
    seq,
    received_at: receivedAt,
    label,
    fingerprint,
    provider_status: shown({ kind }, snapshot.providerStatus),
    provider_updated_at: wholeMs(providerTimeOf(snapshot)),
    proven_by: provenBy,
  }
}

function providerTimeOf(snapshot: Snapshot): number | null {
  return snapshot.product === 'ussd-app' ? snapshot.updatedAt : null
}
