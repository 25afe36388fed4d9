import type { Database } from '../../database.ts'
import { createJournalReading } from '../../journal/file/journal-reading.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createTransactionRows } from '../../projection/transactions/transaction-rows.ts'
import { readStoredSafely } from '../../segments/trimmed-body.ts'
import { createAnswers } from '../removal/answers.ts'

/**
 * Finds what has to go together: the history of a job holds what was said of its models, and one answer of Hover's speaks
 * of both. A model may have been said to belong to several jobs; then all of them are one family.
 */
export function createFamilies(journal: Database, state: Database) {
  const reading = createJournalReading(journal)
  const answers = createAnswers(journal, state)
  const rows = createTransactionRows(state)
  const eventsOf = state
    .prepare<[string, string], number>('SELECT seq FROM model_events WHERE source_id = ? AND job_id = ?')
    .pluck()
  const jobsOf = state
    .prepare<[number], string>(`
      SELECT DISTINCT m.job_id FROM deliveries d JOIN model_events m ON m.seq = d.seq WHERE d.transaction_key = ?
    `)
    .pluck()
  const askedOf = state
    .prepare<[number], number>(`SELECT seq FROM deliveries WHERE transaction_key = ? AND proven_by = 'asked'`)
    .pluck()

  const modelAt = (seq: number, sourceId: string): readonly TransactionRow[] => {
    const stored = reading.stored(seq)
    const said = stored === null ? null : readStoredSafely('hover-org', stored.body, stored.isTrimmed)
    if (said?.kind !== 'snapshot') return []
    const identity = { sourceId, kind: said.transactionKind, providerId: said.providerId.toWellFormed() }
    return [rows.byIdentity(identity) ?? []].flat()
  }
  /** The models that a job's history holds something of. */
  const modelsOf = (job: TransactionRow): readonly TransactionRow[] => [
    ...eventsOf.all(job.source_id, job.provider_id).flatMap(seq => modelAt(seq, job.source_id)),
    ...answers.of(job).flatMap(answer => answers.modelsIn(answer).flatMap(key => rows.byKey(key) ?? [])),
  ]
  const jobsWith = (model: TransactionRow): readonly TransactionRow[] => {
    const asked = askedOf.all(model.key).flatMap(seq => {
      const act = reading.act(seq)
      return act?.kind === 'job-seen' ? [act.job.id] : []
    })
    return [...jobsOf.all(model.key), ...asked].flatMap(
      id => rows.byIdentity({ sourceId: model.source_id, kind: 'job', providerId: id }) ?? [],
    )
  }
  const relativesOf = (row: TransactionRow): readonly TransactionRow[] => {
    if (row.source_kind !== 'hover-org') return []
    return row.kind === 'job' ? modelsOf(row) : row.kind === 'model' ? jobsWith(row) : []
  }

  return {
    modelsOf: (row: TransactionRow): readonly TransactionRow[] => (row.kind === 'job' ? relativesOf(row) : []),
    /** All that go with it, itself first. */
    of: (row: TransactionRow): readonly TransactionRow[] => {
      const family = new Map([[row.key, row]])
      // A map that grows while it is walked is walked to its end.
      for (const member of family.values())
        for (const relative of relativesOf(member)) if (!family.has(relative.key)) family.set(relative.key, relative)
      return [...family.values()]
    },
  }
}
