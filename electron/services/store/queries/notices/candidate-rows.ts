import type { Status } from '../../../../contract/transactions/transaction.ts'
import type { OfTransaction } from '../../../../core/rules/candidate.ts'
import type { Database } from '../../database.ts'
import { createJournalReading } from '../../journal/file/journal-reading.ts'
import { candidateOf, subjectOf } from '../../projection/transactions/candidates.ts'
import {
  type TransactionRow,
  transactionColumns,
  transactionId,
} from '../../projection/transactions/transaction-row.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'

/** Phones may be offline for so long before they send what ran; milliseconds. */
export const latestMs = 15 * 86_400_000

interface ChangeRow extends TransactionRow {
  readonly seq: number
  readonly from_status: Status | null
  readonly to_status: Status
  readonly at: number
  readonly provider_at: number | null
  readonly change_category: string | null
}

interface DoubtRow extends TransactionRow {
  readonly seq: number
  readonly notice_id: string
  readonly topic: 'stuck' | 'flag'
  readonly due_at: number
}

export interface CandidateRange {
  /** Milliseconds since 1970; `until` is not included. */
  readonly since: number
  readonly until: number
}

const columns = transactionColumns.map(column => `t.${column}`).join(', ')

/**
 * What there was to be told in a time, in the order of the journal. A transaction is as it is now, but for its status and
 * category; a payment came to each status once, as it is told once of each.
 */
export function createCandidatesQuery(state: Database, journal: Database) {
  const changes = `SELECT ${columns}, c.seq, c.from_status, c.to_status, c.at, c.provider_at, c.category AS change_category
    FROM transactions t JOIN status_changes c ON c.transaction_key = t.key`
  const ofPayments = state.prepare<[number, number, number], ChangeRow>(
    `${changes} WHERE t.kind = 'ussd' AND t.started_at >= ? AND c.at >= ? AND c.at < ?`,
  )
  const ofOthers = state.prepare<[number, number], ChangeRow>(
    `${changes} WHERE t.kind <> 'ussd' AND c.at >= ? AND c.at < ? AND (c.from_status IS NOT NULL OR instr(t.flags, '"BASELINE"') = 0)`,
  )
  const doubts = state.prepare<[number, number], DoubtRow>(
    `SELECT ${columns}, n.seq, n.id AS notice_id, n.topic, n.due_at FROM notices n
     JOIN transactions t ON n.transaction_id = t.source_id || '/' || t.kind || '/' || t.provider_id
     WHERE n.topic IN ('stuck', 'flag') AND n.due_at >= ? AND n.due_at < ?`,
  )
  const reading = createJournalReading(journal)

  const amountsAt = (seq: number, row: TransactionRow) => {
    const stored = reading.stored(seq)
    const read = stored === null || stored.isTrimmed ? null : readStoredSafely(row.source_kind, stored.body, false)
    return read?.kind === 'snapshot' ? read.snapshot : null
  }

  const ofChange = (row: ChangeRow): OfTransaction => {
    const ran = row.provider_at ?? (row.started_at_from === 'provider' ? row.started_at : null)
    const id = transactionId(row)
    const then = { ...row, status: row.to_status, category: row.change_category }
    return candidateOf(
      {
        ...{ id: row.kind === 'ussd' ? `${id}>${row.to_status}` : `${id}#${row.seq}`, at: row.at, topic: 'status' },
        ...{ subject: subjectOf(then, []), transactionId: id, was: row.from_status },
        lateMs: ran === null ? null : row.at - ran,
      },
      () => amountsAt(row.seq, row),
    )
  }

  const ofDoubt = (row: DoubtRow): OfTransaction =>
    candidateOf(
      {
        ...{ id: row.notice_id, at: row.due_at, topic: row.topic, subject: subjectOf(row, []) },
        ...{ transactionId: transactionId(row), was: row.status, lateMs: null },
      },
      () => amountsAt(row.seq, row),
    )

  return ({ since, until }: CandidateRange): readonly OfTransaction[] => {
    const changed = [...ofPayments.all(since - latestMs, since, until), ...ofOthers.all(since, until)]
    const all = [
      ...changed.map(row => ({ seq: row.seq, candidate: ofChange(row) })),
      ...doubts.all(since, until).map(row => ({ seq: row.seq, candidate: ofDoubt(row) })),
    ]
    return all.sort((a, b) => a.seq - b.seq).map(({ candidate }) => candidate)
  }
}
