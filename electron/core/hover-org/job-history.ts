import type { Revision } from '../transaction-state.ts'
import { type HoverEvent, statusOf } from './hover-event.ts'

export type HoverRevision = Revision<HoverEvent>

export interface KnownModel {
  readonly id: string
  readonly state: string | null
  readonly isFailed: boolean
  readonly failureReason: string | null
}

/**
 * In the order in which it counts: as it was heard, except that an answer of Hover's counts from the moment it was asked
 * for. What was delivered while the app waited for the answer is newer than the answer.
 */
export function inEffectOrder(revisions: readonly HoverRevision[]): readonly HoverRevision[] {
  const heard = isAsHeard(revisions) ? revisions : revisions.toSorted((a, b) => a.seq - b.seq)
  // Most jobs were never asked about, and some have thousands of events.
  if (heard.every(({ snapshot }) => snapshot.seen === undefined)) return heard
  const order: HoverRevision[] = []
  for (const revision of heard) order.splice(placeOf(revision, order), 0, revision)
  return order
}

function isAsHeard(revisions: readonly HoverRevision[]): boolean {
  let last = 0
  return revisions.every(({ seq }) => {
    const isLater = seq >= last
    last = seq
    return isLater
  })
}

function placeOf({ snapshot, receivedAt }: HoverRevision, order: readonly HoverRevision[]): number {
  const askedAt = snapshot.seen?.askedAt
  if (askedAt === undefined) return order.length
  const isNewer = (other: HoverRevision) =>
    other.snapshot.seen === undefined && other.receivedAt > askedAt && other.receivedAt <= receivedAt
  return order.findLastIndex(other => !isNewer(other)) + 1
}

/**
 * What was said of the thing itself. A job's history also holds the events of its models: a job completes although a
 * model of it failed, and people look at the job.
 */
export function ownOf<R extends Revision>(revisions: readonly R[]): readonly R[] {
  const isOfJob = ({ snapshot }: R) => snapshot.product === 'hover-org' && snapshot.kind === 'job'
  if (revisions.every(isOfJob)) return revisions
  const ofJob = revisions.filter(isOfJob)
  return ofJob.length === 0 ? revisions : ofJob
}

/** The models of a job as they are now, by what was said of them and by what Hover answered about the job. */
export function modelsOf(revisions: readonly HoverRevision[]): readonly KnownModel[] {
  const models = new Map<string, KnownModel>()
  for (const { snapshot } of inEffectOrder(revisions)) {
    if (snapshot.kind === 'model') {
      const { providerId: id, providerStatus: state, status } = snapshot
      const isFailed = status === 'failed'
      const failureReason = isFailed ? (models.get(id)?.failureReason ?? null) : null
      models.set(id, { id, state, isFailed, failureReason })
    } else if (snapshot.seen?.models != null) {
      const known = new Map(models)
      models.clear()
      for (const model of snapshot.seen.models) models.set(model.id, withState(model, known.get(model.id)))
    }
  }
  return [...models.values()]
}

/** The list of jobs tells no reasons: one that is known already stays while the model stays failed. */
function withState(
  {
    id,
    state,
    failureReason,
  }: { readonly id: string; readonly state: string | null; readonly failureReason: string | null },
  known: KnownModel | undefined,
): KnownModel {
  if (state === null) return known ?? { id, state, isFailed: false, failureReason: null }
  const isFailed = statusOf('model', state) === 'failed'
  return { id, state, isFailed, failureReason: isFailed ? (failureReason ?? known?.failureReason ?? null) : null }
}

/** Hover's reason for the present state, told since it came to that state; null when it told none. */
export function reasonOf(own: readonly HoverRevision[]): string | null {
  const present = own.at(-1)?.snapshot.status
  const since = own.findLastIndex(({ snapshot }) => snapshot.status !== present) + 1
  return (
    own.slice(since).findLast(({ snapshot }) => snapshot.seen?.failureReason != null)?.snapshot.seen?.failureReason ??
    null
  )
}
