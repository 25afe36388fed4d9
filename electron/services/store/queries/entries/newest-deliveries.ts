import type { ListedDelivery } from '../../../../contract/transactions/transaction-detail.ts'
import type { Database } from '../../database.ts'
import type { JournalReading, StoredDelivery, StoredEntry } from '../../journal/file/journal-reading.ts'
import { createCursor } from '../../projection/place.ts'
import type { DeliveryRow } from '../../projection/transactions/state-writing.ts'
import { isoOf } from '../../projection/transactions/transaction-row.ts'
import { createTransactionFinding } from '../transaction/find-transaction.ts'
import { subjectOf } from './entry-subjects.ts'

export interface DeliveriesAsked {
  /** Only those before this position of the journal; left out: the newest. */
  readonly before?: number
  readonly limit: number
}

/** How much of the journal is in memory at once, in entries: each may be as large as the receiver allows. */
const entriesPerRead = 64

/** The newest deliveries of all sources, newest first. What is not worked out yet is left out. */
export function createNewestDeliveriesQuery(
  state: Database,
  journal: JournalReading,
): (asked: DeliveriesAsked) => readonly ListedDelivery[] {
  const find = createTransactionFinding(state)
  const projected = createCursor(state)
  const rowOf = state.prepare<[number, number], DeliveryRow>(
    'SELECT * FROM deliveries WHERE transaction_key = ? AND seq = ?',
  )

  const listed = (entry: StoredDelivery): ListedDelivery => {
    const { seq, at, sourceId, provenBy } = entry
    const own = { seq, receivedAt: isoOf(at), sourceId, provenBy, providerStatus: null, transactionId: null }
    const subject = subjectOf(entry)
    if (subject.kind === 'odd') return { ...own, label: 'odd' }
    const [id = ''] = subject.kind === 'transactions' ? subject.ids : []
    const transaction = find(id)
    const row = transaction === null ? undefined : rowOf.get(transaction.key, seq)
    if (row === undefined) return { ...own, label: 'gone' }
    return { ...own, transactionId: id, label: row.label, providerStatus: row.provider_status }
  }

  return ({ before, limit }) => {
    const found: ListedDelivery[] = []
    let end = Math.min(before ?? Number.MAX_SAFE_INTEGER, projected() + 1)
    while (end > 1 && found.length < limit) {
      const start = Math.max(0, end - 1 - entriesPerRead)
      const entries = journal.allAfter(start, { through: end - 1, limit: entriesPerRead })
      const newest = entries.filter(isDelivery).toReversed()
      found.push(...newest.slice(0, limit - found.length).map(listed))
      end = start + 1
    }
    return found
  }
}

function isDelivery(entry: StoredEntry): entry is StoredDelivery {
  return entry.kind === 'delivery'
}
