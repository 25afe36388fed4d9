import type { Flag, Resolution, Status } from '../contract/transaction.ts'

/** What is known of a transaction beside what its snapshots say. */
export interface Circumstances {
  readonly status: Status
  readonly isStuck: boolean
  /** What a person decided. */
  readonly resolved: Resolution['verdict'] | null
  /** It names another app than its source is known for. */
  readonly isForeign: boolean
}

/** The fold's flags, and those that come from what the app or a person noticed. */
export function rowFlags(ofFold: readonly Flag[], circumstances: Circumstances): readonly Flag[] {
  const { status, isStuck, resolved, isForeign } = circumstances
  const more: Flag[] = []
  if (isForeign && !ofFold.includes('APP_MISMATCH')) more.push('APP_MISMATCH')
  // Whoever decided it by hand waits for nothing any more.
  if (isStuck && status === 'pending' && resolved === null) more.push('STUCK')
  if (isConflict(status, resolved)) more.push('CONFLICT')
  return more.length === 0 ? ofFold : [...ofFold, ...more]
}

/**
 * Whether Hover's decision disagrees with a person's. An unknown word decides nothing: that is often why a person had
 * to.
 */
export function isConflict(status: Status, resolved: Resolution['verdict'] | null): boolean {
  return resolved !== null && status !== 'pending' && status !== 'unknown' && status !== resolved
}
