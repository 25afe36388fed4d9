import type { Notice } from '../../../contract/notices/notice.ts'
import type { StatusCounts } from '../../../contract/transactions/transaction.ts'
import type { JobDoubt } from '../../../core/hover-org/doubt.ts'
import type { TransactionRow } from './transactions/transaction-row.ts'

/** What one commit of the projector did. */
export interface Projected {
  /** Entries of the journal in this commit; 0: nothing is left. */
  readonly entries: number
  /** Transactions of this commit, the one heard of last at the end. */
  readonly rows: readonly TransactionRow[]
  /** Notices that became due in this commit. */
  readonly notices: readonly Notice[]
  /** Notices of storms that say more than when they became due. */
  readonly grown: readonly Notice[]
  /** The ids of notices that somebody acknowledged. */
  readonly acknowledged: readonly string[]
  readonly counts: StatusCounts
  /** How many deliveries of this commit were odd. */
  readonly quarantined: number
  /** Sources whose transactions were taken out. */
  readonly forgotten: readonly string[]
  /** Single transactions that were taken out: pruned or erased. */
  readonly gone: readonly string[]
  /** Jobs that Hover should be asked about. */
  readonly doubts: readonly JobDoubt[]
}

/** What a commit finds out beside transactions and notices, before it has found anything. */
export function nothingFound() {
  const lists: { readonly forgotten: string[]; readonly gone: string[]; readonly doubts: JobDoubt[] } = {
    ...{ forgotten: [], gone: [], doubts: [] },
  }
  return { ...lists, quarantined: 0 }
}

export interface BatchLimits {
  readonly maxEntries: number
  readonly maxMs: number
  /** Milliseconds, from any origin. */
  readonly now: () => number
}
