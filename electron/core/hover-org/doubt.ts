import type { Status } from '../../contract/transactions/transaction.ts'
import { type HoverRevision, inEffectOrder, modelsOf, ownOf, reasonOf } from './job-history.ts'

/** Why Hover should be asked about a job: its state is in doubt, or it failed and only Hover knows the reason. */
export type DoubtReason = 'suspect' | 'failure'

export interface JobDoubt {
  readonly sourceId: string
  /** Digits. */
  readonly jobId: string
  readonly reason: DoubtReason
}

/** Two different verdicts closer together than this are more likely out of order than worked on in between. */
const hastyVerdictMs = 10 * 60_000

/** What leads a complete or failed job back into the pipeline ("Hover's available webhooks" on developers.hover.to). */
const reEntries = new Set(['requesting_corrections', 'requesting_improvements', 'processing_upload_for_improvements'])

/** The job to ask about after the newest event of a job or model; null for anything else: only jobs can be asked for. */
export function doubtOf(revisions: readonly HoverRevision[]): Pick<JobDoubt, 'jobId' | 'reason'> | null {
  const own = ownOf(inEffectOrder(revisions))
  const latest = own.at(-1)
  if (latest === undefined || latest.snapshot.seen !== undefined) return null
  const { kind, jobId, status } = latest.snapshot
  if ((kind !== 'job' && kind !== 'model') || jobId === null || !/^\d{1,15}$/.test(jobId)) return null
  if (isSuspect(own, latest)) return { jobId, reason: 'suspect' }
  return status === 'failed' ? { jobId, reason: 'failure' } : null
}

function isSuspect(own: readonly HoverRevision[], { snapshot, receivedAt }: HoverRevision): boolean {
  const { status, providerStatus } = snapshot
  const before = own.at(-2)
  if (status === 'unknown') return true
  if (before === undefined) return false
  const was = before.snapshot.status
  if (was === 'cancelled') return status !== 'cancelled'
  if (isVerdict(was) && status === 'pending') return !reEntries.has(providerStatus?.toLowerCase() ?? '')
  if (was === 'succeeded' && (status === 'failed' || status === 'cancelled')) return true
  const isHasty = (other: HoverRevision) =>
    isVerdict(other.snapshot.status) &&
    other.snapshot.status !== status &&
    Math.abs(receivedAt - other.receivedAt) <= hastyVerdictMs
  return isVerdict(status) && own.slice(0, -1).some(isHasty)
}

/**
 * Whether the newest that was heard of a job only brings it back to the verdict that it had moments ago, with nothing in
 * between that lawfully leads away from one: an event came out of order, and nothing happened.
 */
export function isBackAtVerdict(revisions: readonly HoverRevision[]): boolean {
  const own = ownOf(inEffectOrder(revisions))
  const latest = own.at(-1)
  const place = own.slice(0, -1).findLastIndex(({ snapshot }) => isOver(snapshot.status))
  const verdict = own[place]
  if (latest === undefined || verdict === undefined || latest.snapshot.status !== verdict.snapshot.status) return false
  const between = own.slice(place + 1, -1)
  const isStray = ({ snapshot }: HoverRevision) =>
    snapshot.status === 'pending' && !reEntries.has(snapshot.providerStatus?.toLowerCase() ?? '')
  const isSoon = Math.abs(latest.receivedAt - verdict.receivedAt) <= hastyVerdictMs
  return isSoon && between.length > 0 && between.every(isStray)
}

function isOver(status: Status): boolean {
  return isVerdict(status) || status === 'cancelled'
}

function isVerdict(status: Status): boolean {
  return status === 'succeeded' || status === 'failed'
}

/** Whether something failed for which Hover may know a reason that the list of jobs does not tell. */
export function lacksReason(revisions: readonly HoverRevision[]): boolean {
  const own = ownOf(inEffectOrder(revisions))
  const isUnexplained = own.at(-1)?.snapshot.status === 'failed' && reasonOf(own) === null
  return isUnexplained || modelsOf(revisions).some(({ isFailed, failureReason }) => isFailed && failureReason === null)
}
