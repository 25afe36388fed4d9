import { isDeepStrictEqual } from 'node:util'
import { contradicts } from '../../../core/amount.ts'
import { fold } from '../../../core/projection.ts'
import { type Cutoffs, latestOf } from '../../../core/retention/policy.ts'
import { snapshotOf, type Trimmed, trimAll } from '../../../core/retention/trimmed.ts'
import type { Revision, Snapshot } from '../../../core/transaction-state.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import { seenSnapshot } from '../projection/job-seen.ts'
import { shown } from '../projection/make-row.ts'
import { type TransactionRow, transactionColumns, transactionId } from '../projection/transaction-row.ts'
import type { Kept } from '../segments/segment-format.ts'
import { createSegmentReading } from '../segments/segment-reading.ts'
import { createSegmentRewriting, type Rewritten } from '../segments/segment-rewriting.ts'
import { encodeTrimmed, readStoredSafely } from '../segments/trimmed-body.ts'
import { onFile } from '../trouble.ts'
import { appendAct } from './append-act.ts'
import { createUnprojected } from './unprojected.ts'

export interface TrimStep {
  /** The segment that was looked at; go on behind it. Null: there is none that is old enough. */
  readonly lastSeq: number | null
  readonly transactions: number
}

/** One that was repeated for days stays whole until it goes: rewriting it would take too long for one step. */
const mostDeliveries = 300
/** Every step of the history is tried, so the work grows with the square of them. */
const mostSteps = 40

/**
 * Takes the texts out of the transactions of one segment that are old enough. Only where a rebuild from what is left gives
 * the same state at every step of its history, which is tried first. Throws StoreError.
 */
export function createTrimming(journal: Database, state: Database) {
  const segments = createSegmentReading(journal)
  const { prepare, write } = createSegmentRewriting(journal)
  const reading = createJournalReading(journal)
  const unprojected = createUnprojected(journal, state)
  const nextWhole = journal.prepare<[number, number], { lastSeq: number }>(`
    SELECT last_seq AS lastSeq FROM segments WHERE whole > 0 AND last_seq > ? AND last_at < ? ORDER BY last_seq LIMIT 1
  `)
  const rowOf = state.prepare<[string, string, string], TransactionRow>(
    `SELECT ${transactionColumns.join(', ')} FROM transactions WHERE provider_id = ? AND kind = ? AND source_id = ?`,
  )
  const deliveriesOf = state.prepare<[number], Said>(`
    SELECT seq, label, received_at AS receivedAt, fingerprint, proven_by AS provenBy
    FROM deliveries WHERE transaction_key = ? ORDER BY seq LIMIT ${mostDeliveries + 1}
  `)

  /** The transactions that a segment's whole deliveries belong to. */
  const rowsIn = (kept: readonly Kept[]): readonly TransactionRow[] => {
    const rows = kept
      .filter(({ form }) => form === 'whole')
      .flatMap(({ product, body, sourceId }) => {
        const reading = readStoredSafely(product, body, false)
        if (reading.kind === 'odd') return []
        return rowOf.get(reading.providerId.toWellFormed(), reading.transactionKind, sourceId) ?? []
      })
    return [...new Map(rows.map(row => [row.key, row])).values()]
  }

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

  const trimmedOf = (row: TransactionRow): ReadonlyMap<number, Kept> | null => {
    const said = deliveriesOf.all(row.key)
    if (said.length > mostDeliveries) return null
    const found = said.flatMap(one => readSaid(one, row))
    if (found.length !== said.length) return null
    const revisions = found.map(({ revision }) => revision)
    const trimmed = trimAll(revisions, ({ extras, parsed }) => contradicts(extras, parsed))
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

  const commit = journal.transaction((work: Work, upTo: number, at: number): boolean => {
    const later = unprojected(upTo)
    if (later === null || work.ids.some(id => later.ids.has(id))) return false
    write(work.rewritten)
    appendAct(journal, at, { kind: 'trimmed', transactions: work.ids.length, deliveries: work.deliveries })
    return true
  })

  return (after: number, { trimBefore }: Pick<Cutoffs, 'trimBefore'>, now: number): TrimStep =>
    onFile(journal.name, () => {
      const found = nextWhole.get(after, latestOf(trimBefore) ?? 0)
      if (found === undefined) return { lastSeq: null, transactions: 0 }
      const before = unprojected()
      if (before === null) return { lastSeq: after, transactions: 0 }
      const trimmed = rowsIn(segments.whole(found.lastSeq))
        .filter(row => row.last_received_at < (trimBefore[row.status] ?? 0) && !before.ids.has(transactionId(row)))
        .flatMap(row => {
          const changes = trimmedOf(row)
          return changes === null ? [] : [{ id: transactionId(row), changes }]
        })
      if (trimmed.length === 0) return { lastSeq: found.lastSeq, transactions: 0 }
      const changes = new Map(trimmed.flatMap(one => [...one.changes]))
      const work = { ids: trimmed.map(({ id }) => id), rewritten: prepare(changes), deliveries: changes.size }
      return { lastSeq: found.lastSeq, transactions: commit.immediate(work, before.upTo, now) ? trimmed.length : 0 }
    })
}

interface Work {
  readonly ids: readonly string[]
  readonly rewritten: Rewritten
  readonly deliveries: number
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

interface Circumstances {
  readonly isNews: readonly boolean[]
  readonly kind: TransactionRow['kind']
}

/** At every step, because history and notices were written step by step. */
function foldsTheSame(
  whole: readonly Revision[],
  trimmed: readonly Trimmed[],
  { isNews, kind }: Circumstances,
): boolean {
  const pairs = whole.flatMap((revision, index) => {
    const rest = trimmed[index]
    return rest === undefined
      ? []
      : [{ revision, rest: { ...revision, snapshot: snapshotOf(rest) }, isNews: isNews[index] }]
  })
  const words = pairs.every(
    ({ revision, rest }) =>
      shown({ kind }, revision.snapshot.providerStatus) === shown({ kind }, rest.snapshot.providerStatus),
  )
  const news = pairs.filter(pair => pair.isNews === true)
  return (
    words &&
    news.length <= mostSteps &&
    news.every((_, index) =>
      isDeepStrictEqual(
        fold(news.slice(0, index + 1).map(({ revision }) => revision)),
        fold(news.slice(0, index + 1).map(({ rest }) => rest)),
      ),
    )
  )
}
