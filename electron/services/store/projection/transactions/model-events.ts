import { withoutContent } from '../../../../core/held-snapshot.ts'
import { fold } from '../../../../core/projection.ts'
import type { Revision, Snapshot } from '../../../../core/transaction-state.ts'
import type { Database } from '../../database.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { readStored } from '../../segments/trimmed-body.ts'
import { shown, withFlags } from './make-row.ts'
import type { Work, Works } from './works.ts'

interface Job {
  readonly sourceId: string
  readonly jobId: string
}

/** Reads the events of a job's models as a part of the job's history, oldest first; `take`: what is wanted of each. */
export function createModelEventReading(state: Database, journal: JournalReading, take = wholly) {
  const rows = state.prepare<[string, string], { readonly seq: number; readonly received_at: number }>(
    'SELECT seq, received_at FROM model_events WHERE source_id = ? AND job_id = ? ORDER BY seq',
  )
  return ({ sourceId, jobId }: Job): readonly Revision[] =>
    rows.all(sourceId, jobId).flatMap(({ seq, received_at }) => {
      const stored = journal.stored(seq)
      const reading = stored === null ? null : readStored('hover-org', stored.body, stored.isTrimmed)
      if (reading?.kind !== 'snapshot') return []
      const snapshot = take(reading.snapshot)
      // Only what is said of a thing itself can be a repeat.
      return [{ seq, receivedAt: received_at, fingerprint: '', provenBy: 'current-secret', snapshot }]
    })
}

export function wholly(snapshot: Snapshot): Snapshot {
  return snapshot
}

/** The events of models on the projector's desk. */
export interface ModelEvents {
  /** Those that came before their job was heard of. */
  of(job: Job): readonly Revision[]
  /** A model said something new: its job, if it is known, shows it too. Returns the job when it has to be written. */
  note(revision: Revision, sourceId: string): Work | null
}

export function createModelEvents(state: Database, journal: JournalReading, works: Works): ModelEvents {
  const read = createModelEventReading(state, journal, withoutContent)
  const insert = state.prepare<[string, string, number, number]>(
    'INSERT INTO model_events (source_id, job_id, seq, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    of: read,
    note: (revision, sourceId) => {
      const { snapshot, seq, receivedAt } = revision
      if (snapshot.product !== 'hover-org' || snapshot.kind !== 'model' || snapshot.jobId === null) return null
      const jobId = snapshot.jobId.toWellFormed()
      // Found before the event is written: a job that is read afterwards has it among its revisions.
      const job = works.find({ sourceId, kind: 'job', providerId: jobId })
      insert.run(sourceId, jobId, seq, receivedAt)
      if (job === null) return null
      // The model holds it too.
      works.extend(job, revision, 0)
      job.state = fold(job.revisions)
      const { row, state: folded } = job
      const last_received_at = Math.max(row.last_received_at, receivedAt)
      job.row = withFlags({ ...row, message: shown(folded, folded.message), last_received_at }, folded)
      job.isActedOn = true
      return job
    },
  }
}
