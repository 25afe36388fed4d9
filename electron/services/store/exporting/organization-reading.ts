import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import type { JobSeen } from '../projection/entries/job-seen.ts'
import type { TransactionRow } from '../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../projection/transactions/transaction-rows.ts'
import type { ExportedAct } from './export-reading.ts'
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
 * one holds all that Hover knew of a job.
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

  const jobOf = ({ sourceId, job }: JobSeen) => rows.byIdentity({ sourceId, kind: 'job', providerId: job.id })

  type Fits = (row: TransactionRow) => boolean
  const answerOf = ({ seq, at }: Said, fits: Fits): readonly ExportedAct[] => {
    const act = reading.act(seq)
    const job = act?.kind === 'job-seen' ? jobOf(act) : undefined
    return act !== null && job !== undefined && fits(job) ? [{ at, act }] : []
  }
  const deliveryOf = ({ seq, key }: Said, fits: Fits): readonly WholeDelivery[] => {
    const row = rows.byKey(key)
    const isWhole = row !== undefined && fits(row) && standingOf(row) === 'whole'
    return isWhole ? [delivery(seq)].filter(found => found !== null) : []
  }

  return function* (fits: Fits): Iterable<WholeDelivery | ExportedAct> {
    let last = 0
    for (const said of all.iterate()) {
      // One answer may have said something new of a job and of its models.
      if (said.seq !== last) yield* said.isAsked === 1 ? answerOf(said, fits) : deliveryOf(said, fits)
      last = said.seq
    }
  }
}
