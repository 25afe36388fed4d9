import type { DeliveryLabel, ProvenBy, Status } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'
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
  const insertInto = <Row>(table: string, columns: readonly (keyof Row & string)[]) =>
    database.prepare<[Row]>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(column => `@${column}`).join(', ')})`,
    )
  const insertTransaction = insertInto<TransactionRow>('transactions', transactionColumns)
  const updateTransaction = database.prepare<[TransactionRow]>(
    `UPDATE transactions SET ${changing.map(column => `${column} = @${column}`).join(', ')} WHERE key = @key`,
  )
  const bumpTransaction = database.prepare<[TransactionRow]>(
    'UPDATE transactions SET duplicates = @duplicates, last_received_at = @last_received_at WHERE key = @key',
  )
  const insertSearch = database.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)')
  const updateSearch = database.prepare<[string, number]>('UPDATE search SET text = ? WHERE rowid = ?')
  const addToCount = database.prepare<[number, Status]>(
    'UPDATE status_counts SET transactions = transactions + ? WHERE status = ?',
  )
  const insertDelivery = insertInto<DeliveryRow>('deliveries', [
    ...(['transaction_key', 'seq', 'received_at', 'label', 'fingerprint'] as const),
    ...(['provider_status', 'provider_updated_at', 'proven_by'] as const),
  ])
  const knownDelivery = database
    .prepare<[number, string], number>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND fingerprint = ?')
    .pluck()
  const insertChange = insertInto<StatusChangeRow>('status_changes', [
    ...(['transaction_key', 'seq', 'from_status', 'to_status', 'at'] as const),
    ...(['provider_at', 'provider_status', 'category'] as const),
  ])
  const insertQuarantined = insertInto<QuarantineRow>('quarantine', ['seq', 'source_id', 'received_at', 'reason'])

  const insertReveal = insertInto<RevealRow>('reveals', ['transaction_key', 'seq', 'at'])

  return {
    delivery: (row: DeliveryRow) => insertDelivery.run(row),
    hasDelivery: (key: number, fingerprint: string) => knownDelivery.get(key, fingerprint) !== undefined,
    statusChange: (row: StatusChangeRow) => insertChange.run(row),
    quarantined: (row: QuarantineRow) => {
      insertQuarantined.run(row)
      onQuarantined()
    },
    revealed: (row: RevealRow) => insertReveal.run(row),
    newTransaction: (row: TransactionRow) => insertTransaction.run(row),
    transaction: (row: TransactionRow) => updateTransaction.run(row),
    /** Only a repeat was heard: no index is touched. */
    repeated: (row: TransactionRow) => bumpTransaction.run(row),
    newSearchText: (key: number, text: string) => insertSearch.run(key, text),
    searchText: (key: number, text: string) => updateSearch.run(text, key),
    addToCount: (status: Status, transactions: number) => addToCount.run(transactions, status),
  }
}
export type StateWriting = ReturnType<typeof createStateWriting>

/** What tells a transaction from another never changes. */
const fixed: ReadonlySet<string> = new Set(['key', 'source_id', 'source_kind', 'kind', 'provider_id'])
const changing = transactionColumns.filter(column => !fixed.has(column))
