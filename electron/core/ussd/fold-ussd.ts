import type { Flag } from '../../contract/transaction.ts'
import { contradicts } from '../amount.ts'
import type { Revision, TransactionState } from '../transaction-state.ts'
import type { UssdSnapshot } from './ussd-snapshot.ts'

export type UssdRevision = Revision<UssdSnapshot>

const hourMs = 3_600_000
/** A phone that is offline uploads up to two weeks later; after an hour nobody should be told "just now". */
export const lateAfterMs = hourMs
/** A phone whose clock runs ahead. */
const clockAheadMs = 24 * hourMs

/**
 * The state of a USSD transaction as a function of the set of its snapshots: arrival order and repeats cannot matter.
 * A decided snapshot beats every pending one, because Hover's own app saw late updates turn a verdict back to pending.
 */
export function foldUssd(revisions: readonly UssdRevision[]): TransactionState {
  const verdict = verdictOf(revisions)
  const { snapshot } = verdict
  return {
    kind: 'ussd',
    providerId: snapshot.uuid,
    status: snapshot.status,
    providerStatus: snapshot.providerStatus,
    title: snapshot.actionName ?? (snapshot.actionId === null ? 'USSD transaction' : `Action ${snapshot.actionId}`),
    operator: snapshot.operator,
    country: snapshot.country,
    category: snapshot.category,
    message: snapshot.userMessage,
    environment: snapshot.environment,
    startedAt: snapshot.initiatedAt,
    updatedAt: snapshot.updatedAt,
    flags: flagsOf(revisions, verdict),
    verdicts: wordsOf(revisions).size,
    verdict: verdict.fingerprint,
  }
}

/** The revision whose word counts: the latest decided one, or the latest of all when none is decided. */
export function verdictOf(revisions: readonly UssdRevision[]): UssdRevision {
  const decided = revisions.filter(({ snapshot }) => snapshot.status !== 'pending')
  return latestOf(decided.length > 0 ? decided : revisions)
}

function latestOf(revisions: readonly UssdRevision[]): UssdRevision {
  return revisions.reduce((latest, revision) => (compare(revision, latest) > 0 ? revision : latest))
}

/** By the provider's time, then by how much evidence there is; the fingerprint only makes ties deterministic. */
function compare(a: UssdRevision, b: UssdRevision): number {
  const byTime = (a.snapshot.updatedAt ?? Number.NEGATIVE_INFINITY) - (b.snapshot.updatedAt ?? Number.NEGATIVE_INFINITY)
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime
  const byEvidence = evidenceOf(a.snapshot) - evidenceOf(b.snapshot)
  if (byEvidence !== 0) return byEvidence
  return a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0
}

function evidenceOf(snapshot: UssdSnapshot): number {
  return (
    snapshot.smsHits.length + snapshot.parserIds.length + snapshot.sessionMessages.length + snapshot.smsMisses.length
  )
}

function flagsOf(revisions: readonly UssdRevision[], verdict: UssdRevision): readonly Flag[] {
  const words = wordsOf(revisions)
  const { updatedAt, extras, parsed } = verdict.snapshot
  const found: Readonly<Partial<Record<Flag, boolean>>> = {
    LATE: updatedAt !== null && verdict.receivedAt - updatedAt > lateAfterMs,
    REGRESSED: words.size > 0 && revisions.some(({ snapshot }) => isPendingAfter(snapshot, verdict.snapshot)),
    CHANGED_VERDICT: words.size > 1,
    CLOCK: revisions.some(({ snapshot, receivedAt }) => (snapshot.updatedAt ?? 0) - receivedAt > clockAheadMs),
    APP_MISMATCH: new Set(revisions.map(({ snapshot }) => snapshot.appId).filter(id => id !== null)).size > 1,
    ID_MISMATCH: revisions.some(({ snapshot }) => snapshot.otherId !== null),
    UNUSUAL_SHAPE: revisions.some(({ snapshot }) => snapshot.unusual),
    AMOUNT_MISMATCH: contradicts(extras, parsed),
  }
  return Object.entries(found).flatMap(([flag, isSet]) => (isSet ? [flag as Flag] : []))
}

/** At the same time a decided snapshot simply counts; only a later one would take the decision back. */
function isPendingAfter(snapshot: UssdSnapshot, verdict: UssdSnapshot): boolean {
  const { status, updatedAt } = snapshot
  return status === 'pending' && updatedAt !== null && updatedAt > (verdict.updatedAt ?? Number.NEGATIVE_INFINITY)
}

/** Every different decision that was ever sent. */
function wordsOf(revisions: readonly UssdRevision[]): ReadonlySet<string> {
  const decided = revisions.filter(({ snapshot }) => snapshot.status !== 'pending')
  return new Set(decided.map(({ snapshot }) => decidedWord(snapshot)))
}

function decidedWord(snapshot: UssdSnapshot): string {
  return snapshot.status === 'unknown' ? (snapshot.providerStatus?.toLowerCase() ?? 'unknown') : snapshot.status
}
