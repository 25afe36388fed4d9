import { fold } from '../../../core/projection.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { shown, wholeMs } from '../projection/transactions/make-row.ts'
import type { TransactionRow } from '../projection/transactions/transaction-row.ts'
import { createRevisionReading } from '../projection/transactions/works.ts'
import { createTransactionFinding } from '../queries/transaction/find-transaction.ts'

/** `gone`: there is no such transaction any more. `differs`: in these parts, by their names in the list. */
export type FoldedAgain =
  | { readonly kind: 'gone' }
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly parts: readonly string[] }

/** Folds what is stored of a transaction once more and compares it with what is shown. Writes nothing. */
export function createFoldComparing(state: Database, journal: Database): (transactionId: string) => FoldedAgain {
  const find = createTransactionFinding(state)
  const readRevisions = createRevisionReading(state, createJournalReading(journal))
  return transactionId => {
    const row = find(transactionId)
    const revisions = row === null ? [] : readRevisions(row).revisions
    if (row === null || revisions.length === 0) return { kind: 'gone' }
    const now = fold(revisions)
    const text = (words: string | null) => shown(now, words)
    const columns = {
      ...{ status: now.status, environment: now.environment, title: text(now.title) },
      ...{ provider_status: text(now.providerStatus), operator: text(now.operator), country: text(now.country) },
      ...{ category: text(now.category), message: text(now.message), updated_at: wholeMs(now.updatedAt) },
      ...(now.startedAt !== null && { started_at: wholeMs(now.startedAt) }),
    } satisfies Partial<Record<keyof TransactionRow, unknown>>
    const parts = keysOf(columns).filter(name => columns[name] !== row[name])
    return parts.length === 0 ? { kind: 'same' } : { kind: 'differs', parts }
  }
}

/** Object.keys knows only texts; these are the keys of a literal above. */
function keysOf<T extends object>(of: T): readonly (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[]
}
