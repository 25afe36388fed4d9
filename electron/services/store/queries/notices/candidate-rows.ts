import type { OfTransaction } from '../../../../core/rules/candidate.ts'
import type { Database } from '../../database.ts'
import { createJournalReading } from '../../journal/file/journal-reading.ts'
import { candidateOf, subjectOf } from '../../projection/transactions/candidates.ts'
import {
  type TransactionRow,
  transactionColumns,
  transactionId,
} from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows, identityOfId } from '../../projection/transactions/transaction-rows.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'
import { createStatusChanges, ranAtOf, type StatusChange, type TimeRange } from './status-changes.ts'

interface DoubtRow {
  readonly seq: number
  readonly id: string
  readonly topic: 'stuck' | 'flag'
  readonly transaction_id: string | null
  readonly due_at: number
}

/**
 * What there was to be told in a time, in the order of the journal. A transaction is as it is now, but for its status and
 * category; a payment came to each status once, as it is told once of each.
 */
export function createCandidatesQuery(state: Database, journal: Database) {
  const changesIn = createStatusChanges(state, transactionColumns)
  const doubts = state.prepare<[number, number], DoubtRow>(`
    SELECT seq, id, topic, transaction_id, due_at FROM notices INDEXED BY notices_in_doubt
    WHERE topic IN ('stuck', 'flag') AND due_at >= ? AND due_at < ?
  `)
  const rows = createTransactionRows(state)
  const reading = createJournalReading(journal)

  const amountsAt = (seq: number, row: TransactionRow) => {
    const stored = reading.stored(seq)
    const read = stored === null || stored.isTrimmed ? null : readStoredSafely(row.source_kind, stored.body, false)
    return read?.kind === 'snapshot' ? read.snapshot : null
  }

  const ofChange = (row: StatusChange & TransactionRow): OfTransaction => {
    const ran = ranAtOf(row)
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

  /** None where the transaction is gone. */
  const ofDoubt = ({ seq, id, topic, transaction_id, due_at }: DoubtRow): readonly OfTransaction[] => {
    const identity = transaction_id === null ? null : identityOfId(transaction_id)
    const row = identity === null ? undefined : rows.byIdentity(identity)
    if (row === undefined) return []
    const about = { id, at: due_at, topic, subject: subjectOf(row, []), transactionId: transactionId(row) }
    return [candidateOf({ ...about, was: row.status, lateMs: null }, () => amountsAt(seq, row))]
  }

  return (range: TimeRange): readonly OfTransaction[] => {
    const all = [
      ...changesIn(range).map(row => ({ seq: row.seq, candidate: ofChange(row) })),
      ...doubts
        .all(range.since, range.until)
        .flatMap(row => ofDoubt(row).map(candidate => ({ seq: row.seq, candidate }))),
    ]
    return all.sort((a, b) => a.seq - b.seq).map(({ candidate }) => candidate)
  }
}
