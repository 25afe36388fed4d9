import type { Flag } from '../../contract/transactions/transaction.ts'
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
  const words = wordsOf(revisions)
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
    flags: flagsOf(revisions, verdict, words.size),
    verdicts: words.size,
    verdict: verdict.fingerprint,
  }
}

/** The revision whose word counts: the latest decided one, or the latest of all when none is decided. */
export function verdictOf(revisions: readonly UssdRevision[]): UssdRevision {
  return revisions.reduce((latest, revision) => {
    const isDecided = revision.snapshot.status !== 'pending'
    const wasDecided = latest.snapshot.status !== 'pending'
    if (isDecided !== wasDecided) return isDecided ? revision : latest
    return compare(revision, latest) > 0 ? revision : latest
  })
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

function flagsOf(revisions: readonly UssdRevision[], verdict: UssdRevision, words: number): readonly Flag[] {
  const { updatedAt, extras, parsed } = verdict.snapshot
  const flags: Flag[] = []
  if (updatedAt !== null && verdict.receivedAt - updatedAt > lateAfterMs) flags.push('LATE')
  if (words > 0 && revisions.some(({ snapshot }) => isPendingAfter(snapshot, verdict.snapshot))) flags.push('REGRESSED')
  if (words > 1) flags.push('CHANGED_VERDICT')
  if (revisions.some(isFromTheFuture)) flags.push('CLOCK')
  if (namesTwoApps(revisions)) flags.push('APP_MISMATCH')
  if (revisions.some(({ snapshot }) => snapshot.otherId !== null)) flags.push('ID_MISMATCH')
  if (revisions.some(({ snapshot }) => snapshot.unusual)) flags.push('UNUSUAL_SHAPE')
  if (contradicts(extras, parsed)) flags.push('AMOUNT_MISMATCH')
  return flags
}

export function isFromTheFuture({ snapshot, receivedAt }: UssdRevision): boolean {
  return (snapshot.updatedAt ?? 0) - receivedAt > clockAheadMs
}

function namesTwoApps(revisions: readonly UssdRevision[]): boolean {
  const first = revisions.find(({ snapshot }) => snapshot.appId !== null)?.snapshot.appId
  return first !== undefined && revisions.some(({ snapshot }) => snapshot.appId !== null && snapshot.appId !== first)
}

/** At the same time a decided snapshot simply counts; only a later one would take the decision back. */
function isPendingAfter(snapshot: UssdSnapshot, verdict: UssdSnapshot): boolean {
  const { status, updatedAt } = snapshot
  return status === 'pending' && updatedAt !== null && updatedAt > (verdict.updatedAt ?? Number.NEGATIVE_INFINITY)
}

/** Every different decision that was ever sent. */
function wordsOf(revisions: readonly UssdRevision[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { snapshot } of revisions) if (snapshot.status !== 'pending') words.add(decidedWord(snapshot))
  return words
}

/** By what decisions differ. */
export function decidedWord(snapshot: UssdSnapshot): string {
  return snapshot.status === 'unknown' ? (snapshot.providerStatus?.toLowerCase() ?? 'unknown') : snapshot.status
}
