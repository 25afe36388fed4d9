import type { TransactionDetail } from '../../../contract/transactions/transaction-detail.ts'
import type { Filter } from '../../../core/query/filter.ts'
import { matcherOf } from '../../../core/query/matcher.ts'
import type { Revision } from '../../../core/transaction-state.ts'
import type { OnProgress } from '../backup/content.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entries/act.ts'
import { createJournalReading, type JournalReading } from '../journal/file/journal-reading.ts'
import { searchTextOf } from '../projection/transactions/make-row.ts'
import { type TransactionRow, transactionOf } from '../projection/transactions/transaction-row.ts'
import { rowsSql } from '../projection/transactions/transaction-rows.ts'
import { createRevisionReading } from '../projection/transactions/works.ts'
import { createOrganizationReading } from './organization-reading.ts'
import { createRowReading } from './row-reading.ts'
import type { Standing } from './standing.ts'
import { createStoredDeliveries, type WholeDelivery } from './stored-deliveries.ts'

/** One transaction and what it is made of, read when asked for: retention may have taken it, or a part of it, by then. */
export interface Exported {
  readonly id: string
  readonly isOfOrganization: boolean
  /** As the detail view shows it: masked, or as it came. Null when it is gone. */
  detail(reveal: boolean): TransactionDetail | null
  /** All that says something new about it, oldest first: also Hover's answers, and events of a job's models. */
  revisions(): readonly Revision[]
  /** What each delivery of its own says, repeats too, oldest first; one at a time. */
  said(): Iterable<Revision>
  standing(): Standing
  /**
   * Every delivery, repeats too, oldest first; one at a time, because one may be as large as the receiver allows. Null for one
   * whose text is gone.
   */
  deliveries(): Iterable<WholeDelivery | null>
  /** What brings a transaction that is made of its deliveries alone to where this one is. */
  acts(): readonly ExportedAct[]
}

export interface ExportedAct {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly act: Act
}

/** The id of a transaction of which retention took the rest when a part was read already. */
export interface CutShort {
  readonly cutShort: string
}

export interface ExportReading {
  /** In the order in which they were first heard of. Memory does not grow with their number. */
  transactions(filter: Filter): Iterable<Exported>
  /**
   * Everything that was said of organizations, in the order in which it came: what is said of a model counts for its job,
   * and one answer of Hover's for both. An answer is there once, when its job is. At the end: what is there in part.
   */
  saidOfOrganizations(filter: Filter): Iterable<WholeDelivery | ExportedAct | CutShort>
  /** Deliveries that were proven but odd. */
  quarantined(): Iterable<WholeDelivery>
}

const rowsPerRead = 200

export function createExportReading(state: Database, journal: Database, onProgress: OnProgress): ExportReading {
  const reading = createJournalReading(journal)
  const page = state.prepare<[number, number], TransactionRow>(rowsSql('WHERE key > ? ORDER BY key LIMIT ?'))
  const oddAfter = state.prepare<[number], number>('SELECT min(seq) FROM quarantine WHERE seq > ?').pluck()
  const { delivery } = createStoredDeliveries(journal)
  const organizations = createOrganizationReading(state, journal)
  const read = createRowReading(state, journal, reading)

  const newest = state.prepare<[], number | null>('SELECT max(key) FROM transactions').pluck()

  function* rowsOf(fits: (row: TransactionRow) => boolean): Iterable<TransactionRow> {
    const end = newest.get() ?? 0
    let key = 0
    for (;;) {
      const rows = page.all(key, rowsPerRead)
      for (const row of rows) if (fits(row)) yield row
      const last = rows.at(-1)
      if (last === undefined) return
      key = last.key
      onProgress(Math.min(1, key / end))
    }
  }

  return {
    *transactions(filter) {
      for (const row of rowsOf(createFitting(state, reading, filter))) yield read(row)
    },
    saidOfOrganizations: filter => organizations(createFitting(state, reading, filter)),
    *quarantined() {
      for (let seq = oddAfter.get(0); typeof seq === 'number'; seq = oddAfter.get(seq)) {
        const found = delivery(seq)
        if (found !== null) yield found
      }
    },
  }
}

/** Whether a row fits a filter, words in its texts included. */
export function createFitting(
  state: Database,
  reading: JournalReading,
  filter: Filter,
): (row: TransactionRow) => boolean {
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
