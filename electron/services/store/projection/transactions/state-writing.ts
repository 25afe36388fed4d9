import type { DeliveryLabel, ProvenBy, Status } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import { createTransactionInsert, createTransactionUpdate } from './row-statements.ts'
import { createSearchWriting } from './search-writing.ts'

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
  const insertTransaction = createTransactionInsert(database)
  const updateTransaction = createTransactionUpdate(database)
  const search = createSearchWriting(database)
  const addToCount = database.prepare<[number, Status]>(
    'UPDATE status_counts SET transactions = transactions + ? WHERE status = ?',
  )
  const insertDelivery = database.prepare<unknown[]>(`
    INSERT INTO deliveries
      (transaction_key, seq, received_at, label, fingerprint, provider_status, provider_updated_at, proven_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const knownDelivery = database
    .prepare<[number, string], number>('SELECT 1 FROM deliveries WHERE transaction_key = ? AND fingerprint = ?')
    .pluck()
  const insertChange = database.prepare<unknown[]>(`
    INSERT INTO status_changes (transaction_key, seq, from_status, to_status, at, provider_at, provider_status, category)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const insertQuarantined = database.prepare<[number, string, number, string]>(
    'INSERT INTO quarantine (seq, source_id, received_at, reason) VALUES (?, ?, ?, ?)',
  )
  const insertReveal = database.prepare<[number, number, number]>(
    'INSERT INTO reveals (transaction_key, seq, at) VALUES (?, ?, ?)',
  )
  const counted = new Map<Status, number>()

  return {
    // Values by position, one by one: by name, or from a list, each takes longer on its way to SQLite.
    delivery: (row: DeliveryRow): void => {
      const { transaction_key, seq, received_at, label, fingerprint, provider_status } = row
      const { provider_updated_at: updatedAt, proven_by: provenBy } = row
      insertDelivery.run(transaction_key, seq, received_at, label, fingerprint, provider_status, updatedAt, provenBy)
    },
    hasDelivery: (key: number, fingerprint: string) => knownDelivery.get(key, fingerprint) !== undefined,
    statusChange: (row: StatusChangeRow): void => {
      const { transaction_key, seq, from_status, to_status, at, provider_at, provider_status, category } = row
      insertChange.run(transaction_key, seq, from_status, to_status, at, provider_at, provider_status, category)
    },
    quarantined: ({ seq, source_id, received_at, reason }: QuarantineRow): void => {
      insertQuarantined.run(seq, source_id, received_at, reason)
      onQuarantined()
    },
    revealed: ({ transaction_key, seq, at }: RevealRow): void => {
      insertReveal.run(transaction_key, seq, at)
    },
    newTransaction: insertTransaction,
    transaction: updateTransaction,
    newSearchText: search.add,
    searchText: search.change,
    /** Written by saveShared: five rows would be written for every transaction otherwise. */
    addToCount: (status: Status, transactions: number) => {
      counted.set(status, (counted.get(status) ?? 0) + transactions)
    },
    /** Before the end of a commit, and before anything else looks at the counts or the texts. */
    saveShared: () => {
      search.save()
      for (const [status, transactions] of counted) if (transactions !== 0) addToCount.run(transactions, status)
      counted.clear()
    },
    /** After a roll-back. */
    clear: () => {
      search.clear()
      counted.clear()
    },
  }
}
export type StateWriting = ReturnType<typeof createStateWriting>
