import type { DeliverySummary, StatusChange, TransactionDetail } from '../../../contract/transaction.ts'
import { detailOf } from '../../../core/detail.ts'
import type { Database } from '../database.ts'
import type { JournalReading } from '../journal-reading.ts'
import type { DeliveryRow, StatusChangeRow } from '../state-writing.ts'
import { isoOf, isoOrNull, type TransactionRow, transactionColumns, transactionOf } from '../transaction-row.ts'
import { createRevisionReading } from '../works.ts'

/** The newest ones; a transaction that was repeated for days has many. */
const mostDeliveries = 500

/** Reads all there is about one transaction. The id may be the provider's alone when only one transaction has it. */
export function createDetailQuery(state: Database, journal: JournalReading): (id: string) => TransactionDetail | null {
  const columns = transactionColumns.join(', ')
  const byIdentity = state.prepare<[string, string, string], TransactionRow>(
    `SELECT ${columns} FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?`,
  )
  const byProviderId = state.prepare<[string], TransactionRow>(
    `SELECT ${columns} FROM transactions WHERE provider_id = ? LIMIT 2`,
  )
  const changes = state.prepare<[number], StatusChangeRow>(
    'SELECT * FROM status_changes WHERE transaction_key = ? ORDER BY seq',
  )
  const deliveries = state.prepare<[number, number], DeliveryRow>(
    'SELECT * FROM deliveries WHERE transaction_key = ? ORDER BY seq DESC LIMIT ?',
  )
  const readRevisions = createRevisionReading(state, journal)

  const find = (id: string): TransactionRow | null => {
    const parts = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(id)
    const found = parts === null ? undefined : byIdentity.get(parts[3] ?? '', parts[2] ?? '', parts[1] ?? '')
    if (found !== undefined) return found
    // USSD ids are stored in lower case.
    for (const providerId of new Set([id, id.toLowerCase()])) {
      const [row, second] = byProviderId.all(providerId)
      if (row !== undefined && second === undefined) return row
    }
    return null
  }

  return id => {
    const row = find(id)
    if (row === null) return null
    return {
      ...transactionOf(row),
      history: changes.all(row.key).map(changeOf),
      received: deliveries.all(row.key, mostDeliveries).reverse().map(summaryOf),
      ...detailOf(readRevisions(row).revisions),
    }
  }
}

function changeOf(row: StatusChangeRow): StatusChange {
  return {
    from: row.from_status,
    to: row.to_status,
    at: isoOf(row.at),
    providerAt: isoOrNull(row.provider_at),
    providerStatus: row.provider_status,
    category: row.category,
  }
}

function summaryOf(row: DeliveryRow): DeliverySummary {
  return {
    seq: row.seq,
    receivedAt: isoOf(row.received_at),
    label: row.label,
    providerStatus: row.provider_status,
    providerUpdatedAt: isoOrNull(row.provider_updated_at),
    provenBy: row.proven_by,
  }
}
