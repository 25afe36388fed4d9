import { type HeldJob, heldJobOf } from '../../../../core/hover-org/held-job.ts'
import { hoverOf } from '../../../../core/projection.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { createTransactionRows } from '../../projection/transactions/transaction-rows.ts'
import { createRevisionReading } from '../../projection/transactions/works.ts'

export interface HeldJobs {
  /** Whether all jobs of the organization were looked at once before. */
  readonly hasBaseline: boolean
  /** In the order asked for; null for one that was never heard of. */
  readonly jobs: readonly (HeldJob | null)[]
}

/** What is stored of jobs, to be compared with what Hover answers. */
export function createHeldJobsQuery(state: Database, journal: JournalReading) {
  const rows = createTransactionRows(state)
  const baseline = state.prepare<[string], number>('SELECT 1 FROM job_baselines WHERE source_id = ?').pluck()
  const readRevisions = createRevisionReading(state, journal)
  const held = (sourceId: string, jobId: string): HeldJob | null => {
    const found = rows.byIdentity({ sourceId, kind: 'job', providerId: jobId })
    return found === undefined ? null : heldJobOf(jobId, hoverOf(readRevisions(found).revisions))
  }
  return (sourceId: string, jobIds: readonly string[]): HeldJobs => ({
    hasBaseline: baseline.get(sourceId) !== undefined,
    jobs: jobIds.map(jobId => held(sourceId, jobId)),
  })
}
