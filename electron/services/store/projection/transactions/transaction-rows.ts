import type { TransactionKind } from '../../../../contract/transactions/transaction.ts'
import { transactionKinds } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import { type TransactionRow, transactionColumns } from './transaction-row.ts'

/** What tells a transaction from every other. */
export interface Identity {
  readonly sourceId: string
  readonly kind: TransactionKind
  readonly providerId: string
}

/** Of an id as `transactionId` makes it; null for any other text. Ids of providers may hold slashes. */
export function identityOfId(id: string): Identity | null {
  const [, sourceId, named, providerId] = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(id) ?? []
  const kind = transactionKinds.find(known => known === named)
  if (sourceId === undefined || kind === undefined || providerId === undefined) return null
  return { sourceId, kind, providerId }
}

/** The whole rows of some transactions: `which` is what comes behind the name of the table. */
export function rowsSql(which: string): string {
  return `SELECT ${transactionColumns.join(', ')} FROM transactions ${which}`
}

export interface TransactionRows {
  byKey(key: number): TransactionRow | undefined
  byIdentity(identity: Identity): TransactionRow | undefined
}

/** Finds single rows, by what has an index. */
export function createTransactionRows(state: Database): TransactionRows {
  const ofKey = state.prepare<[number], TransactionRow>(rowsSql('WHERE key = ?'))
  const ofIdentity = state.prepare<[string, TransactionKind, string], TransactionRow>(
    rowsSql('WHERE provider_id = ? AND kind = ? AND source_id = ?'),
  )
  return {
    byKey: key => ofKey.get(key),
    byIdentity: ({ sourceId, kind, providerId }) => ofIdentity.get(providerId, kind, sourceId),
  }
}
