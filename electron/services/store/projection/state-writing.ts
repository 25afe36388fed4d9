import type { DeliveryLabel, ProvenBy, Status } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'
import { createInsert, createTransactionUpdate } from './row-statements.ts'
import { type TransactionRow, transactionColumns } from './transaction-row.ts'

export interface DeliveryRow {
  readonly transaction_key: number
  readonly seq: number
  readonly received_at: number
  readonly label: DeliveryLabel
  readonly fingerprint: string
  readonly provider_status: string | null
  readonly provider_updated_at: number | null
  readonly proven_by: ProvenBy
}

export interface StatusChangeRow {
  readonly transaction_key: number
  readonly seq: number
  readonly from_status: Status | null
  readonly to_status: Status
  readonly at: number
  readonly provider_at: number | null
  readonly provider_status: string | null
  readonly category: string | null
}

export interface QuarantineRow {
  readonly seq: number
  readonly source_id: string
  readonly received_at: number
  readonly reason: string
}

export interface RevealRow {
  readonly transaction_key: number
  readonly seq: number
  readonly at: number
}

/** The statements that write what deliveries did, prepared once. */
export function createStateWriting(database: Database, onQuarantined: () => void) {
  const insertTransaction = createInsert<TransactionRow>(database, 'transactions', transactionColumns)
  const updateTransaction = createTransactionUpdate(database)
  const insertSearch = database.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)')
  const updateSearch = database.prepare<[string, number]>('UPDATE search SET text = ? WHERE rowid = ?')
  const addToCount = database.prepare<[number, Status]>(
    'UPDATE status_counts SET transactions = transactions + ? WHERE status = ?',
  )
  const insertDelivery = createInsert<DeliveryRow>(database, 'deliveries', [
    ...(['transaction_key', 'seq', 'received_at', 'label', 'fingerprint'] as const),
    ...(['provider_status', 'provider_updated_at', 'proven_by'] as const),
  ])
  const knownDelivery = database
    .prepare<[number, string], number>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND fingerprint = ?')
    .pluck()
  const insertChange = createInsert<StatusChangeRow>(database, 'status_changes', [
    ...(['transaction_key', 'seq', 'from_status', 'to_status', 'at'] as const),
    ...(['provider_at', 'provider_status', 'category'] as const),
  ])
  const insertQuarantined = createInsert<QuarantineRow>(database, 'quarantine', [
    ...(['seq', 'source_id', 'received_at', 'reason'] as const),
  ])
  const insertReveal = createInsert<RevealRow>(database, 'reveals', ['transaction_key', 'seq', 'at'])
  const counted = new Map<Status, number>()

  return {
    delivery: insertDelivery,
    hasDelivery: (key: number, fingerprint: string) => knownDelivery.get(key, fingerprint) !== undefined,
    statusChange: insertChange,
    quarantined: (row: QuarantineRow) => {
      insertQuarantined(row)
      onQuarantined()
    },
    revealed: insertReveal,
    newTransaction: insertTransaction,
    transaction: updateTransaction,
    newSearchText: (key: number, text: string) => insertSearch.run(key, text),
    searchText: (key: number, text: string) => updateSearch.run(text, key),
    /** Written by saveCounts: five rows would be written for every transaction otherwise. */
    addToCount: (status: Status, transactions: number) => {
      counted.set(status, (counted.get(status) ?? 0) + transactions)
    },
    /** Before the end of a commit, and before anything else looks at the counts. */
    saveCounts: () => {
      for (const [status, transactions] of counted) if (transactions !== 0) addToCount.run(transactions, status)
      counted.clear()
    },
    /** After a roll-back. */
    clear: () => counted.clear(),
  }
}
export type StateWriting = ReturnType<typeof createStateWriting>
