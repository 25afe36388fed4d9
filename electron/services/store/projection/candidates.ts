import type { Flag } from '../../../contract/transaction.ts'
import { amountsOf } from '../../../core/amount.ts'
import type { Subject } from '../../../core/query/matcher.ts'
import type { OfTransaction } from '../../../core/rules/candidate.ts'
import type { Revision, Snapshot } from '../../../core/transaction-state.ts'
import { searchTextOf } from './make-row.ts'
import type { TransactionRow } from './transaction-row.ts'

/** What a condition looks at in a row, which is what the query bar finds. */
export function subjectOf(row: TransactionRow, revisions: readonly Revision[]): Subject {
  return {
    status: row.status,
    operator: row.operator,
    country: row.country,
    category: row.category,
    sourceId: row.source_id,
    kind: row.kind,
    title: row.title,
    environment: row.environment,
    // Written by the projector from the contract's own list.
    flags: JSON.parse(row.flags) as readonly Flag[],
    isResolved: row.resolution_verdict !== null,
    providerId: row.provider_id,
    startedAt: row.started_at,
    // Few rules look for words, and gathering them costs more than all else here.
    get searchText() {
      return searchTextOf(row, revisions)
    },
  }
}

type AboutTransaction = Omit<OfTransaction, 'amounts'>

/** News of a transaction, with the amounts of what made it; `read` is called only for a rule that asks for them. */
export function candidateOf(about: AboutTransaction, read: () => Snapshot | null): OfTransaction {
  return {
    ...about,
    get amounts() {
      const snapshot = read()
      return snapshot === null ? [] : amountsIn(snapshot)
    },
  }
}

/** What a delivery says that the amount is; an organization's says none. */
function amountsIn(snapshot: Snapshot): readonly string[] {
  return snapshot.product === 'ussd-app' ? amountsOf(snapshot.extras, snapshot.parsed) : []
}
