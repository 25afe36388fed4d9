import type { Status } from '../contract/transactions/transaction.ts'
import type { TransactionState } from './transaction-state.ts'

export interface DecidedChange {
  readonly from: Status | null
  readonly to: Status
}

/** Decided once for each delivery, and stored in the commit that stores its effect; null when the status stays. */
export function decideStatusChange(before: TransactionState | null, after: TransactionState): DecidedChange | null {
  if (before === null) return { from: null, to: after.status }
  const unknownWordChanged = after.status === 'unknown' && before.providerStatus !== after.providerStatus
  return before.status === after.status && !unknownWordChanged ? null : { from: before.status, to: after.status }
}
