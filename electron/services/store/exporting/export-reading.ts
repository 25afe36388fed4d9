import type { TransactionDetail } from '../../../contract/transaction-detail.ts'
import type { Filter } from '../../../core/query/filter.ts'
import { matcherOf } from '../../../core/query/matcher.ts'
import type { Revision } from '../../../core/transaction-state.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'
import { createJournalReading, type JournalReading } from '../journal/journal-reading.ts'
import { searchTextOf } from '../projection/make-row.ts'
import { type TransactionRow, transactionColumns, transactionId, transactionOf } from '../projection/transaction-row.ts'
import { createRevisionReading } from '../projection/works.ts'
import { createQueries } from '../queries/all.ts'
import { createStoredDeliveries, type WholeDelivery } from './stored-deliveries.ts'

/** One transaction and what it is made of, read when asked for. */
export interface Exported {
  /** As the detail view shows it: masked, or as it came. */
  detail(reveal: boolean): TransactionDetail
  /** Each delivery that said something new, oldest first. */
  revisions(): readonly Revision[]
  /** Every delivery, repeats too, oldest first; one at a time, because one may be as large as the receiver allows. */
  deliveries(): Iterable<WholeDelivery>
  /** What brings a transaction that is made of its deliveries alone to where this one is. */
  acts(): readonly { readonly at: number; readonly act: Act }[]
}

export interface ExportReading {
  /** In the order in which they were first heard of. Memory does not grow with their number. */
  transactions(filter: Filter): Iterable<Exported>
  /** Deliveries that were proven but odd. */
  quarantined(): Iterable<WholeDelivery>
}

const rowsPerRead = 200

export function createExportReading(state: Database, journal: Database): ExportReading {
  const reading = createJournalReading(journal)
  const page = state.prepare<[number, number], TransactionRow>(
    `SELECT ${transactionColumns.join(', ')} FROM transactions WHERE key > ? ORDER BY key LIMIT ?`,
  )
  const oddAfter = state.prepare<[number], number>('SELECT min(seq) FROM quarantine WHERE seq > ?').pluck()
  const { delivery } = createStoredDeliveries(journal)
  const read = createRowReading(state, journal, reading)

  return {
    *transactions(filter) {
      const fits = createFitting(state, reading, filter)
      let key = 0
      for (;;) {
        const rows = page.all(key, rowsPerRead)
        for (const row of rows) if (fits(row)) yield read(row)
        const last = rows.at(-1)
        if (last === undefined) return
        key = last.key
      }
    },
    *quarantined() {
      for (let seq = oddAfter.get(0); typeof seq === 'number'; seq = oddAfter.get(seq)) {
        const found = delivery(seq)
        if (found !== null) yield found
      }
    },
  }
}

function createFitting(state: Database, reading: JournalReading, filter: Filter): (row: TransactionRow) => boolean {
  const matches = matcherOf(filter)
  const readRevisions = createRevisionReading(state, reading)
  const hasWords = filter.texts.length > 0
  return row => {
    const transaction = transactionOf(row)
    return matches({
      ...transaction,
      startedAt: row.started_at,
      isResolved: row.resolution_verdict !== null,
      searchText: hasWords ? searchTextOf(row, readRevisions(row).revisions) : '',
    })
  }
}

function createRowReading(state: Database, journal: Database, reading: JournalReading) {
  const queries = createQueries(state, journal)
  const readRevisions = createRevisionReading(state, reading)
  const { delivery } = createStoredDeliveries(journal)
  const seqAfter = state
    .prepare<[number, number], number>(
      'SELECT seq FROM deliveries WHERE transaction_key = ? AND seq > ? ORDER BY seq LIMIT 1',
    )
    .pluck()
  const reveals = state
    .prepare<[number], number>('SELECT at FROM reveals WHERE transaction_key = ? ORDER BY seq')
    .pluck()

  return (row: TransactionRow): Exported => {
    const id = transactionId(row)
    return {
      detail: reveal => {
        const detail = queries.detail(id, { now: row.last_received_at, categories: [], reveal })
        if (detail === null) throw new Error('A transaction that was just read is not there.')
        return detail
      },
      revisions: () => readRevisions(row).revisions,
      *deliveries() {
        for (let seq = seqAfter.get(row.key, 0); seq !== undefined; seq = seqAfter.get(row.key, seq)) {
          const found = delivery(seq)
          if (found !== null) yield found
        }
      },
      acts: () => actsOf(row, id, reveals.all(row.key)),
    }
  }
}

/** The acts that count at last. Who was told what stays with the installation that told it. */
function actsOf(row: TransactionRow, transactionId: string, reveals: readonly number[]) {
  const { stuck_since, stuck_reason, resolution_verdict: verdict, resolution_note, resolution_at } = row
  const stuck = stuck_since === null || stuck_reason === null ? [] : [{ at: stuck_since, reason: stuck_reason }]
  const resolved = verdict === null || resolution_at === null ? [] : [{ at: resolution_at, verdict }]
  return [
    ...stuck.map(({ at, reason }) => ({ at, act: { kind: 'stuck-found', transactionId, reason } as const })),
    ...resolved.map(one => ({
      at: one.at,
      act: { kind: 'resolved', transactionId, verdict: one.verdict, note: resolution_note ?? '' } as const,
    })),
    ...reveals.map(at => ({ at, act: { kind: 'revealed', transactionId } as const })),
  ]
}
