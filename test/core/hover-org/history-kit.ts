import type { HoverRevision } from '../../../electron/core/hover-org/job-history.ts'
import { jobSnapshot, type SeenJob } from '../../../electron/core/hover-org/seen-job.ts'
import { hoverOf, readBody } from '../../../electron/core/projection.ts'
import type { Revision } from '../../../electron/core/transaction-state.ts'

/** What a test says was heard, oldest first: `at` is in minutes. */
export type Heard =
  | { readonly job: string; readonly at?: number }
  | { readonly model: string; readonly id: number; readonly at?: number }
  | { readonly answer: Partial<SeenJob>; readonly at?: number; readonly askedAt?: number }

export const seenJob = (job: Partial<SeenJob> = {}): SeenJob => ({
  ...{
    id: '7',
    state: 'completed',
    externalId: null,
    createdAt: null,
    updatedAt: null,
    failureReason: null,
    models: null,
  },
  ...job,
})

export function historyOf(...heard: readonly Heard[]): readonly HoverRevision[] {
  return hoverOf(heard.map((one, index) => revisionOf(one, index + 1)))
}

const minute = 60_000

function revisionOf(heard: Heard, seq: number): Revision {
  const receivedAt = (heard.at ?? seq) * minute
  const common = { seq, receivedAt, fingerprint: `f${seq}` }
  if ('answer' in heard) {
    const askedAt = (heard.askedAt ?? heard.at ?? seq) * minute
    return { ...common, provenBy: 'asked', snapshot: jobSnapshot(seenJob(heard.answer), askedAt) }
  }
  const body =
    'job' in heard
      ? { event: 'job-state-changed', job_id: 7, state: heard.job }
      : { event: 'model-state-changed', job_id: 7, model_id: heard.id, state: heard.model }
  const reading = readBody('hover-org', body)
  if (reading.kind === 'odd') throw new Error(reading.reason)
  return { ...common, provenBy: 'current-secret', snapshot: reading.snapshot }
}
