import type { Revision, TransactionState } from '../transaction-state.ts'
import type { HoverEvent } from './hover-event.ts'

export type HoverRevision = Revision<HoverEvent>

/**
 * The state of a job, model or document of a Hover organization. Its events carry neither time nor sequence number, so
 * the last one heard counts; complete and failed are not final, because corrections lead back into the pipeline.
 */
export function foldHover(revisions: readonly HoverRevision[]): TransactionState {
  const latest = revisions.reduce((last, revision) => (revision.seq > last.seq ? revision : last))
  const { snapshot } = latest
  return {
    kind: snapshot.kind,
    providerId: snapshot.providerId,
    status: snapshot.status,
    providerStatus: snapshot.providerStatus,
    title: snapshot.title,
    operator: null,
    country: null,
    category: null,
    message: null,
    environment: null,
    startedAt: null,
    updatedAt: null,
    flags: [],
    verdicts: 0,
    verdict: latest.fingerprint,
  }
}
