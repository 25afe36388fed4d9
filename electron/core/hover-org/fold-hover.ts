import type { TransactionState } from '../transaction-state.ts'
import { type HoverRevision, inEffectOrder, type KnownModel, modelsOf, ownOf, reasonOf } from './job-history.ts'
import { shortReason } from './seen-job.ts'

/**
 * The state of a job, model or document of a Hover organization. Its events carry neither time nor sequence number, so
 * the last one heard counts, or what Hover answered since; complete and failed are not final, because corrections lead
 * back into the pipeline.
 */
export function foldHover(revisions: readonly HoverRevision[]): TransactionState {
  const own = ownOf(inEffectOrder(revisions))
  const latest = own.at(-1)
  const first = own.reduce((earliest, revision) => (revision.seq < earliest.seq ? revision : earliest))
  if (latest === undefined) throw new Error('There is nothing to fold.')
  const { snapshot } = latest
  const models = snapshot.kind === 'job' ? modelsOf(revisions) : []
  const failed = models.filter(({ isFailed }) => isFailed)
  const reason = snapshot.status === 'failed' ? reasonOf(own) : null
  return {
    kind: snapshot.kind,
    providerId: snapshot.providerId,
    status: snapshot.status,
    providerStatus: snapshot.providerStatus,
    title: snapshot.title,
    operator: null,
    country: null,
    category: reason === null ? null : shortReason(reason) || null,
    message: messageOf(reason, failed, models.length),
    environment: null,
    // An event tells no time, and a row should not move in the list once Hover was asked.
    startedAt: first.snapshot.seen?.createdAt ?? null,
    updatedAt: snapshot.seen?.updatedAt ?? null,
    flags: [
      ...(failed.length === 0 ? [] : ['MODEL_FAILED' as const]),
      ...(isOldNews(revisions) ? ['BASELINE' as const] : []),
    ],
    verdicts: 0,
    verdict: latest.fingerprint,
    ...(snapshot.kind === 'job' && { models: { failed: failed.length, total: models.length } }),
  }
}

/** It was over when the app first looked, and nothing was said of it since. */
function isOldNews(revisions: readonly HoverRevision[]): boolean {
  const [only, ...later] = revisions
  return only?.snapshot.seen?.isBaseline === true && later.length === 0 && only.snapshot.status !== 'pending'
}

/** `1 of 3 models failed`, or `1 model failed` where no others are known. */
export function failedModelsText({ failed, total }: { readonly failed: number; readonly total: number }): string {
  if (failed < total) return `${failed} of ${total} models failed`
  return failed === 1 ? '1 model failed' : `all ${failed} models failed`
}

function messageOf(reason: string | null, failed: readonly KnownModel[], total: number): string | null {
  const count = failed.length === 0 ? [] : [sentence(failedModelsText({ failed: failed.length, total }))]
  const reasons = failed.flatMap(({ id, failureReason }) =>
    failureReason === null ? [] : [`Model ${id}: ${failureReason}`],
  )
  const lines = [...(reason === null ? [] : [reason]), ...count, ...reasons]
  return lines.length === 0 ? null : lines.join('\n')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
