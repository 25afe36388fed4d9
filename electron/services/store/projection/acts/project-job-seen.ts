import type { TransactionKind } from '../../../../contract/transactions/transaction.ts'
import { lacksReason } from '../../../../core/hover-org/doubt.ts'
import type { HoverEvent } from '../../../../core/hover-org/hover-event.ts'
import { ownOf } from '../../../../core/hover-org/job-history.ts'
import { jobSnapshot, modelSnapshot } from '../../../../core/hover-org/seen-job.ts'
import { hoverOf } from '../../../../core/projection.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import type { Desk } from '../desk.ts'
import { type JobSeen, seenFingerprint } from '../entries/job-seen.ts'
import { firstModelPart, statusChangePart } from '../outbox/outbox-book.ts'
import { revise } from '../project-delivery.ts'
import type { Work } from '../transactions/works.ts'

export interface Answered {
  readonly seq: number
  readonly at: number
  readonly act: JobSeen
}

/**
 * Applies what Hover answered about a job as one more thing that was said of it, and of those of its models that have
 * rows of their own. Models tell people through their job: one notice for one answer.
 */
export function projectJobSeen(answered: Answered, desk: Desk): void {
  const { act } = answered
  const work = find(answered, desk, 'job', act.job.id)
  const snapshot = jobSnapshot(act.job, act.askedAt, act.reason === 'baseline')
  const isNews = say({ answered, work, snapshot, changePart: statusChangePart }, desk)
  const others = (act.job.models ?? []).map(({ id }, place) =>
    sayOfModel({ answered, id, changePart: firstModelPart + place }, desk),
  )
  if (act.reason !== 'catch-up') return
  if (isNews || others.includes(true)) desk.windows.recovered(act.sourceId, act.job.updatedAt ?? act.askedAt)
  const job = find(answered, desk, 'job', act.job.id)
  // A list tells no reasons.
  if (job !== null && lacksReason(hoverOf(job.revisions)))
    desk.doubt({ sourceId: act.sourceId, jobId: act.job.id, reason: 'failure' })
}

interface OfModel extends Pick<Saying, 'answered' | 'changePart'> {
  readonly id: string
}

function sayOfModel({ answered, id: modelId, changePart }: OfModel, desk: Desk): boolean {
  const { act } = answered
  const work = find(answered, desk, 'model', modelId)
  const snapshot = modelSnapshot(act.job, modelId, act.askedAt)
  const isKnown = snapshot?.providerStatus === work?.state.providerStatus
  const saysMore = snapshot?.seen?.failureReason != null && work?.state.category === null
  if (work === null || snapshot === null || (isKnown && !saysMore)) return false
  return say({ answered, work, snapshot, changePart }, desk)
}

interface Saying {
  readonly answered: Answered
  readonly work: Work | null
  readonly snapshot: HoverEvent
  /** Which event of the entry a change of status is. */
  readonly changePart: number
}

/** False: the same answer again, which adds nothing. */
function say({ answered: { seq, at, act }, work, snapshot, changePart }: Saying, desk: Desk): boolean {
  const fingerprint = seenFingerprint(act)
  const last = work === null ? undefined : ownOf(work.revisions).at(-1)
  if (last?.fingerprint === fingerprint) return false
  const { sourceId, sourceName } = act
  const head = { kind: 'delivery', seq, at, sourceId, sourceName, product: 'hover-org', provenBy: 'asked' } as const
  // It was no delivery: its content is in the act.
  const delivery = { ...head, characters: 0 }
  const revision: Revision = { seq, receivedAt: at, fingerprint, provenBy: 'asked', snapshot }
  // What was there before the app first looked is no news to anybody.
  const isNew = act.reason !== 'baseline' || work !== null
  const isTold = snapshot.kind === 'job' && isNew
  revise({ delivery, work, revision, answer: { isTold, changePart: isNew ? changePart : null } }, desk)
  return true
}

function find({ act }: Answered, { works }: Desk, kind: TransactionKind, providerId: string): Work | null {
  return works.find({ sourceId: act.sourceId, kind, providerId })
}
