import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import type { JobSeen } from '../projection/entries/job-seen.ts'
import { type TransactionRow, transactionId } from '../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../projection/transactions/transaction-rows.ts'
import type { CutShort, ExportedAct } from './export-reading.ts'
import { createMarks } from './marks.ts'
import { createStandingQuery } from './standing.ts'
import { createStoredDeliveries, type WholeDelivery } from './stored-deliveries.ts'

interface Said {
  readonly seq: number
  readonly key: number
  readonly at: number
  readonly isAsked: 0 | 1
}

/**
 * Reads what was said of organizations in the order in which it came. SQLite sorts it, in a file where it is much. Deliveries
 * of a transaction of which retention took a part are left out: what came late would speak for all of it. Answers stay, because
 * one holds all that Hover knew of a job. What goes when a part of it was read already is named at the end.
 */
export function createOrganizationReading(state: Database, journal: Database) {
  const reading = createJournalReading(journal)
  const { delivery } = createStoredDeliveries(journal)
  const standingOf = createStandingQuery(state, reading)
  const all = state.prepare<[], Said>(`
    SELECT d.seq, t.key, d.received_at AS at, d.proven_by = 'asked' AS isAsked
    FROM transactions t CROSS JOIN deliveries d ON d.transaction_key = t.key
    WHERE t.source_kind = 'hover-org' AND t.kind <> 'ussd' ORDER BY d.seq
  `)
  const rows = createTransactionRows(state)
  const newest = state.prepare<[], number | null>('SELECT max(key) FROM transactions').pluck()

  const jobOf = ({ sourceId, job }: JobSeen) => rows.byIdentity({ sourceId, kind: 'job', providerId: job.id })

  type Fits = (row: TransactionRow) => boolean
  const answerOf = ({ seq, key, at }: Said, fits: Fits): Looked => {
    const act = reading.act(seq)
    const job = act?.kind === 'job-seen' ? jobOf(act) : undefined
    if (act === null || job === undefined) return { kind: 'gone', key }
    return fits(job) ? { kind: 'found', key: job.key, said: { at, act } } : unwanted
  }
  const deliveryOf = ({ seq, key }: Said, fits: Fits): Looked => {
    const row = rows.byKey(key)
    if (row !== undefined && !fits(row)) return unwanted
    const said = row !== undefined && standingOf(row) === 'whole' ? delivery(seq) : null
    return said === null ? { kind: 'gone', key } : { kind: 'found', key, said }
  }

  return function* (fits: Fits): Iterable<WholeDelivery | ExportedAct | CutShort> {
    const written = createMarks(newest.get() ?? 0)
    /** Their ids: of what goes meanwhile the state knows nothing later. */
    const cutShort = new Set<string>()
    const noteCutShort = (key: number): void => {
      const row = rows.byKey(key)
      if (row !== undefined) cutShort.add(transactionId(row))
    }
    let last = 0
    for (const said of all.iterate()) {
      // One answer may have said something new of a job and of its models.
      if (said.seq === last) continue
      last = said.seq
      const looked = said.isAsked === 1 ? answerOf(said, fits) : deliveryOf(said, fits)
      if (looked.kind === 'gone' && written.has(looked.key)) noteCutShort(looked.key)
      if (looked.kind !== 'found') continue
      written.add(looked.key)
      yield looked.said
    }
    for (const id of cutShort) yield { cutShort: id }
  }
}

type Looked =
  | { readonly kind: 'found'; readonly key: number; readonly said: WholeDelivery | ExportedAct }
  | { readonly kind: 'unwanted' }
  /** Retention took it, or its texts. */
  | { readonly kind: 'gone'; readonly key: number }

const unwanted: Looked = { kind: 'unwanted' }
