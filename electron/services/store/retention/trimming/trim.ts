import { type Cutoffs, latestOf, tomorrowOf } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'
import { onOwnFile } from '../../on-own-file.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../../projection/transactions/transaction-rows.ts'
import { entriesPerSegment, type Kept } from '../../segments/segment-format.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'
import { createSegmentRewriting, type Rewritten } from '../../segments/segment-rewriting.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'
import { onFile } from '../../trouble.ts'
import { appendAct } from '../removal/append-act.ts'
import { createUnprojected, isSpokenOf } from '../removal/unprojected.ts'
import { createTrimmedHistories } from './trimmed-history.ts'

export interface TrimWish extends Pick<Cutoffs, 'trimBefore'> {
  /** Behind which segment. */
  readonly after: number
  /** Milliseconds since 1970. */
  readonly now: number
  /** How many transactions are looked at, at most. */
  readonly most?: number
}

export interface TrimStep {
  /** Go on behind this segment. Null: there is none that is old enough. */
  readonly lastSeq: number | null
  readonly transactions: number
  /** The projector is too far behind to say what may go: nothing was looked at. */
  readonly isBusy: boolean
}

/** Of one segment. */
export const mostTrimmed = entriesPerSegment

/**
 * Takes the texts out of the transactions of one segment that are old enough. Only where a rebuild from what is left gives
 * the same state at every step of its history, which is tried first. Throws StoreError.
 */
export function createTrimming(journal: Database, derived: Database) {
  const state = onOwnFile(derived)
  const segments = createSegmentReading(journal)
  const { prepare, write } = createSegmentRewriting(journal)
  const unprojected = createUnprojected(journal, state)
  // A segment that claims to be of a later day was packed under a wrong clock; each of its transactions tells how old it is.
  const nextWhole = journal.prepare<[number, number, number], { lastSeq: number }>(`
    SELECT last_seq AS lastSeq FROM segments WHERE whole > 0 AND last_seq > ? AND (last_at < ? OR last_at >= ?)
    ORDER BY last_seq LIMIT 1
  `)
  const trimmedOf = createTrimmedHistories(state, { journal, segments })
  const stored = createTransactionRows(state)

  /** The transactions that a segment's whole deliveries belong to. */
  const rowsIn = (kept: readonly Kept[]): readonly TransactionRow[] => {
    const rows = kept
      .filter(({ form }) => form === 'whole')
      .flatMap(({ product, body, sourceId }) => {
        const reading = readStoredSafely(product, body, false)
        if (reading.kind === 'odd') return []
        const providerId = reading.providerId.toWellFormed()
        return stored.byIdentity({ sourceId, kind: reading.transactionKind, providerId }) ?? []
      })
    return [...new Map(rows.map(row => [row.key, row])).values()]
  }

  /** What was looked at of a segment that is not done yet. */
  const tried = { lastSeq: 0, keys: new Set<number>() }
  const untried = (lastSeq: number): readonly TransactionRow[] => {
    if (tried.lastSeq !== lastSeq) tried.keys.clear()
    tried.lastSeq = lastSeq
    return rowsIn(segments.whole(lastSeq)).filter(({ key }) => !tried.keys.has(key))
  }

  const commit = journal.transaction((work: Work, upTo: number, at: number): boolean => {
    const later = unprojected(upTo)
    if (later === null || work.rows.some(row => isSpokenOf(row, later))) return false
    write(work.rewritten)
    appendAct(journal, at, { kind: 'trimmed', transactions: work.rows.length, deliveries: work.deliveries })
    return true
  })

  return ({ after, trimBefore, now, most = mostTrimmed }: TrimWish): TrimStep =>
    onFile(journal.name, () => {
      const found = nextWhole.get(after, latestOf(trimBefore) ?? 0, tomorrowOf(now))
      if (found === undefined) return { lastSeq: null, transactions: 0, isBusy: false }
      const before = unprojected()
      if (before === null) return { lastSeq: after, transactions: 0, isBusy: true }
      const rows = untried(found.lastSeq)
      const looked = rows.slice(0, most)
      for (const { key } of looked) tried.keys.add(key)
      const isLast = looked.length === rows.length
      if (isLast) tried.keys.clear()
      const lastSeq = isLast ? found.lastSeq : after
      const trimmed = looked
        .filter(row => row.last_received_at < (trimBefore[row.status] ?? 0) && !isSpokenOf(row, before))
        .flatMap(row => {
          const changes = trimmedOf(row)
          return changes === null ? [] : [{ row, changes }]
        })
      const nothing = { lastSeq, transactions: 0, isBusy: false }
      if (trimmed.length === 0) return nothing
      const changes = new Map(trimmed.flatMap(one => [...one.changes]))
      const work = { rows: trimmed.map(({ row }) => row), rewritten: prepare(changes), deliveries: changes.size }
      // Most of what came meanwhile is looked at before the journal is locked, so that it is locked for a moment only.
      const meanwhile = unprojected(before.upTo)
      if (meanwhile === null || work.rows.some(row => isSpokenOf(row, meanwhile))) return nothing
      return { ...nothing, transactions: commit.immediate(work, meanwhile.upTo, now) ? trimmed.length : 0 }
    })
}

interface Work {
  readonly rows: readonly TransactionRow[]
  readonly rewritten: Rewritten
  readonly deliveries: number
}
