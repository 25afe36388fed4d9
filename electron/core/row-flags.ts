import type { Flag, Resolution, Status } from '../contract/transactions/transaction.ts'
import type { TransactionState } from './transaction-state.ts'

/** What is known of a transaction beside what its snapshots say. */
export interface Circumstances {
  readonly status: Status
  readonly isStuck: boolean
  /** What a person decided. */
  readonly resolved: Resolution['verdict'] | null
  /** Hover has spoken again since a person decided. */
  readonly isSpokenSince: boolean
  /** It names another app than its source is known for. */
  readonly isForeign: boolean
}

/** The fold's flags, and those that come from what the app or a person noticed. */
export function rowFlags(ofFold: readonly Flag[], circumstances: Circumstances): readonly Flag[] {
  const { status, isStuck, resolved, isSpokenSince, isForeign } = circumstances
  const more: Flag[] = []
  if (isForeign && !ofFold.includes('APP_MISMATCH')) more.push('APP_MISMATCH')
  // Whoever decided it by hand waits for nothing any more.
  if (isStuck && status === 'pending' && resolved === null) more.push('STUCK')
  // Whoever decides against what Hover says knows what Hover says: only news can contradict that.
  if (isSpokenSince && isConflict(status, resolved)) more.push('CONFLICT')
  return more.length === 0 ? ofFold : [...ofFold, ...more]
}

/**
 * Whether Hover's decision disagrees with a person's. An unknown word decides nothing: that is often why a person had
 * to.
 */
function isConflict(status: Status, resolved: Resolution['verdict'] | null): boolean {
  return resolved !== null && status !== 'pending' && status !== 'unknown' && status !== resolved
}

/** What a delivery or an answer of Hover's made of a transaction. */
interface Spoken {
  readonly before: Pick<TransactionState, 'verdict'> | null
  readonly after: Pick<TransactionState, 'verdict'>
  readonly hasChanged: boolean
  /** The app asked, and this was the answer. */
  readonly isAnswer: boolean
}

/**
 * Whether Hover gave its word anew: another status, or the same one in a later delivery. What only came late or repeats
 * what is known says nothing new, and neither does Hover when it is asked and all is as it was.
 */
export function isNewWord({ before, after, hasChanged, isAnswer }: Spoken): boolean {
  return hasChanged || (!isAnswer && before?.verdict !== after.verdict)
}
