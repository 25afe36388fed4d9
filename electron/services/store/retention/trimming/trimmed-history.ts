import { trimAll } from '../../../../core/retention/trimmed.ts'
import type { Revision, Snapshot } from '../../../../core/transaction-state.ts'
import type { Database } from '../../database.ts'
import { createJournalReading } from '../../journal/file/journal-reading.ts'
import { seenSnapshot } from '../../projection/entries/job-seen.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import type { Kept } from '../../segments/segment-format.ts'
import type { SegmentReading } from '../../segments/segment-reading.ts'
import { encodeTrimmed, readStoredSafely } from '../../segments/trimmed-body.ts'
import { foldsTheSame } from './folds-the-same.ts'
import { createCopiesWaiting } from './waiting-copies.ts'

/** One that was repeated for days stays whole until it goes: rewriting it would take too long for one step. */
const mostDeliveries = 300

interface Stored {
  readonly journal: Database
  readonly segments: Pick<SegmentReading, 'at'>
}

/**
 * What is left of a transaction's deliveries without their texts, by position. Null where it has to stay as it is, which is
 * tried: a rebuild from what is left would not give the same, or its deliveries wait to be copied, or are too many.
 */
export function createTrimmedHistories(state: Database, { journal, segments }: Stored) {
  const reading = createJournalReading(journal)
  const isToBeCopied = createCopiesWaiting(state)
  const deliveriesOf = state.prepare<[number], Said>(`
    SELECT seq, label, received_at AS receivedAt, fingerprint, proven_by AS provenBy
    FROM deliveries WHERE transaction_key = ? ORDER BY seq LIMIT ${mostDeliveries + 1}
  `)

  /** What Hover answered stays as it is: its texts are masked already. None: it is not packed, or gone. */
  const readSaid = (said: Said, row: TransactionRow): readonly Found[] => {
    if (said.provenBy === 'asked') {
      const snapshot = seenSnapshot(reading.act(said.seq), row)
      return snapshot === null ? [] : [{ kept: null, revision: revisionOf(said, snapshot) }]
    }
    const kept = segments.at(said.seq)
    if (kept === null || kept.form === 'gone') return []
    const read = readStoredSafely(kept.product, kept.body, kept.form === 'trimmed')
    return read.kind === 'odd' ? [] : [{ kept, revision: revisionOf(said, read.snapshot) }]
  }

  return (row: TransactionRow): ReadonlyMap<number, Kept> | null => {
    const said = deliveriesOf.all(row.key)
    if (said.length > mostDeliveries || isToBeCopied(row)) return null
    const found = said.flatMap(one => readSaid(one, row))
    if (found.length !== said.length) return null
    const revisions = found.map(({ revision }) => revision)
    const trimmed = trimAll(revisions)
    const isNews = said.map(({ label }) => label !== 'duplicate')
    if (!foldsTheSame(revisions, trimmed, { isNews, kind: row.kind })) return null
    return new Map(
      found.flatMap(({ kept }, index) => {
        const rest = trimmed[index]
        return kept === null || rest === undefined
          ? []
          : [[kept.seq, { ...kept, form: 'trimmed', signed: null, body: encodeTrimmed(rest) }]]
      }),
    )
  }
}

interface Said {
  readonly seq: number
  readonly label: string
  readonly receivedAt: number
  readonly fingerprint: string
  readonly provenBy: Revision['provenBy']
}

interface Found {
  /** Null for what Hover answered. */
  readonly kept: Kept | null
  readonly revision: Revision
}

function revisionOf({ seq, receivedAt, fingerprint, provenBy }: Said, snapshot: Snapshot): Revision {
  return { seq, receivedAt, fingerprint, provenBy, snapshot }
}
