import type { Status } from '../../contract/transactions/transaction.ts'
import { statusOf } from './hover-event.ts'
import { type HoverRevision, inEffectOrder, modelsOf, ownOf, reasonOf } from './job-history.ts'
import type { SeenJob } from './seen-job.ts'

/** What is stored of a job, as far as an answer of Hover's may tell otherwise. */
export interface HeldJob {
  readonly id: string
  readonly status: Status
  readonly providerStatus: string | null
  readonly failedModels: readonly string[]
  readonly hasReason: boolean
  /** Hover's own time of change in the newest answer that is stored; milliseconds since 1970. */
  readonly updatedAt: number | null
}

export function heldJobOf(id: string, revisions: readonly HoverRevision[]): HeldJob {
  const own = ownOf(inEffectOrder(revisions))
  const { status = 'unknown', providerStatus = null } = own.at(-1)?.snapshot ?? {}
  const failedModels = modelsOf(revisions).flatMap(model => (model.isFailed ? [model.id] : []))
  const answers = own.flatMap(({ snapshot }) => (snapshot.seen?.updatedAt == null ? [] : [snapshot.seen.updatedAt]))
  const updatedAt = answers.length === 0 ? null : Math.max(...answers)
  return { id, status, providerStatus, failedModels, hasReason: reasonOf(own) !== null, updatedAt }
}

/** A time in which nothing could arrive; milliseconds since 1970. */
interface Span {
  readonly from: number
  readonly until: number
}

/** Whether an answer of Hover's is worth keeping: it says what is not known yet, or that the job moved while nobody listened. */
export function isNews(held: HeldJob | null, seen: SeenJob, blind: readonly Span[]): boolean {
  if (held === null) return true
  return differs(held, seen) || movedWhileBlind(held, seen, blind)
}

function differs(held: HeldJob, seen: SeenJob): boolean {
  const status = statusOf('job', seen.state)
  if (status !== held.status) return true
  // Hover writes success as `complete` and as `completed`.
  if (status !== 'succeeded' && seen.state.toLowerCase() !== held.providerStatus?.toLowerCase()) return true
  if (status === 'failed' && seen.failureReason !== null && !held.hasReason) return true
  if (seen.models === null) return false
  const failed = seen.models.flatMap(({ id, state }) =>
    state !== null && statusOf('model', state) === 'failed' ? [id] : [],
  )
  return failed.length !== held.failedModels.length || failed.some(id => !held.failedModels.includes(id))
}

/** It may have gone through other states and come back. */
function movedWhileBlind(held: HeldJob, { updatedAt }: SeenJob, blind: readonly Span[]): boolean {
  if (updatedAt === null || updatedAt === held.updatedAt) return false
  return blind.some(({ from, until }) => updatedAt >= from && updatedAt <= until)
}
