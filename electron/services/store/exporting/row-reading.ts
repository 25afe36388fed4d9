import type { Revision } from '../../../core/transaction-state.ts'
import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import { isInConflict } from '../projection/transactions/make-row.ts'
import type { DeliveryRow } from '../projection/transactions/state-writing.ts'
import { type TransactionRow, transactionId } from '../projection/transactions/transaction-row.ts'
import { createRevisionReading } from '../projection/transactions/works.ts'
import { createQueries } from '../queries/all.ts'
import { readStored } from '../segments/trimmed-body.ts'
import type { Exported } from './export-reading.ts'
import { createStandingQuery } from './standing.ts'
import { createStoredDeliveries, type WholeDelivery } from './stored-deliveries.ts'

/** Reads what a transaction is made of when it is asked for. */
export function createRowReading(state: Database, journal: Database, reading: JournalReading) {
  const queries = createQueries(state, journal)
  const readRevisions = createRevisionReading(state, reading)
  const standingOf = createStandingQuery(state, reading)
  const { delivery } = createStoredDeliveries(journal)
  const receivedBy = state.prepare<[number], DeliveryRow>(
    `SELECT * FROM deliveries WHERE transaction_key = ? AND proven_by <> 'asked' ORDER BY seq`,
  )
  const reveals = state
    .prepare<[number], number>('SELECT at FROM reveals WHERE transaction_key = ? ORDER BY seq')
    .pluck()
  const detailOf = (row: TransactionRow, reveal: boolean) =>
    standingOf(row) === 'gone'
      ? null
      : queries.detail(transactionId(row), { now: row.last_received_at, categories: [], reveal })
  // One moment of both: what is taken out between two looks would be half there.
  const detailAtOnce = state.transaction(journal.transaction(detailOf))

  function* deliveriesOf(key: number): Generator<WholeDelivery | null> {
    for (const { seq } of receivedBy.all(key)) yield delivery(seq)
  }

  function* saidOf({ key, source_kind }: TransactionRow): Generator<Revision> {
    for (const { seq, received_at, fingerprint, proven_by } of receivedBy.all(key)) {
      const stored = reading.stored(seq)
      const said = stored === null ? null : readStored(source_kind, stored.body, stored.isTrimmed)
      if (stored === null || said?.kind !== 'snapshot') continue
      const { snapshot } = said
      const { isTrimmed } = stored
      yield {
        seq,
        receivedAt: received_at,
        fingerprint,
        provenBy: proven_by,
        snapshot,
        ...(isTrimmed && { isTrimmed }),
      }
    }
  }

  return (row: TransactionRow): Exported => {
    const id = transactionId(row)
    return {
      id,
      isOfOrganization: row.source_kind === 'hover-org',
      detail: reveal => detailAtOnce(row, reveal),
      revisions: () => readRevisions(row).revisions,
      said: () => saidOf(row),
      standing: () => standingOf(row),
      deliveries: () => deliveriesOf(row.key),
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
      act: {
        ...({ kind: 'resolved', transactionId, verdict: one.verdict, note: resolution_note ?? '' } as const),
        // It stands behind all that was said, in whatever order it came.
        ...(isInConflict(row) ? { isContradicted: true as const } : {}),
      },
    })),
    ...reveals.map(at => ({ at, act: { kind: 'revealed', transactionId } as const })),
  ]
}
