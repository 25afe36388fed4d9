import type { RetentionSettings } from '../../contract/settings/settings.ts'
import { type Status, statuses } from '../../contract/transactions/transaction.ts'

const dayMs = 86_400_000

/** What claims to be of then or later came from a clock that was wrong, and must not hold up what is beside it. */
export function tomorrowOf(now: number): number {
  return now + dayMs
}

/** For each status: what was heard of last before this loses its texts, or goes. Milliseconds since 1970; null: never. */
export interface Cutoffs {
  readonly trimBefore: Readonly<Record<Status, number | null>>
  readonly pruneBefore: Readonly<Record<Status, number | null>>
}

export function cutoffsOf({ trimAfterDays, maxAgeDays, keepLongerDays }: RetentionSettings, now: number): Cutoffs {
  const before = (days: number | null) =>
    perStatus(status => (days === null ? null : now - (days + (keepLongerDays[status] ?? 0)) * dayMs))
  return { trimBefore: before(trimAfterDays), pruneBefore: before(maxAgeDays) }
}

function perStatus<T>(of: (status: Status) => T): Readonly<Record<Status, T>> {
  const [pending, succeeded, failed, cancelled, unknown] = statuses
  return {
    [pending]: of(pending),
    [succeeded]: of(succeeded),
    [failed]: of(failed),
    [cancelled]: of(cancelled),
    [unknown]: of(unknown),
  }
}

/** The latest of them; null when none counts. */
export function latestOf(before: Readonly<Record<Status, number | null>>): number | null {
  return Object.values(before).reduce((latest, at) => (at !== null && at > (latest ?? at - 1) ? at : latest), null)
}

export interface Sizes {
  readonly transactions: number
  readonly bytes: number
  /** What is used without a single transaction: each table and each index has a page of its own. */
  readonly fixedBytes: number
}

/** What one transaction takes on average. */
export function bytesOfEach({ transactions, bytes, fixedBytes }: Sizes): number {
  return transactions === 0 ? 0 : Math.max(1, bytes - fixedBytes) / transactions
}

/** Whether nothing that goes could bring the store below its limit; then nothing goes for it. */
export function isOutOfReach({ maxBytes }: RetentionSettings, { fixedBytes }: Sizes): boolean {
  return maxBytes !== null && maxBytes <= fixedBytes
}

/** How many of the oldest are too many, whatever their age. */
export function overflowOf(settings: RetentionSettings, sizes: Sizes): number {
  const { maxTransactions, maxBytes } = settings
  const { transactions, bytes } = sizes
  if (transactions === 0) return 0
  const tooMany = maxTransactions === null ? 0 : transactions - maxTransactions
  const isIdle = maxBytes === null || isOutOfReach(settings, sizes)
  const tooLarge = isIdle ? 0 : Math.ceil((bytes - maxBytes) / bytesOfEach(sizes))
  return Math.min(transactions, Math.max(0, tooMany, tooLarge))
}

/** What a limit of bytes was found to come to. */
export interface BytesDecision {
  readonly maxBytes: number
  /** So many stay. */
  readonly transactions: number
}

/**
 * How many transactions a limit of bytes leaves; null where nothing goes for it. Pages are freed late, and what is known of
 * those that went stays: whoever measured again after each step would take nearly everything for a small limit. So it holds
 * until the store is below the limit.
 */
export function decideBytes(
  settings: RetentionSettings,
  sizes: Sizes,
  before: BytesDecision | null,
): BytesDecision | null {
  const { maxBytes } = settings
  const { transactions, bytes } = sizes
  if (maxBytes === null || bytes <= maxBytes || isOutOfReach(settings, sizes)) return null
  const isReached = before !== null && transactions <= before.transactions
  if (before?.maxBytes === maxBytes && !(isReached && isMissed(maxBytes, sizes))) return before
  return { maxBytes, transactions: transactions - overflowOf({ ...settings, maxTransactions: null }, sizes) }
}

/** Whether a limit of bytes that can be met was not, though all went that was decided: doing it again decides anew. */
export function isStillAbove(settings: RetentionSettings, sizes: Sizes): boolean {
  const { maxBytes } = settings
  return maxBytes !== null && !isOutOfReach(settings, sizes) && isMissed(maxBytes, sizes)
}

/** By more than what is freed late: those that went were smaller than the average. */
function isMissed(maxBytes: number, { bytes, fixedBytes }: Sizes): boolean {
  return bytes > maxBytes + (maxBytes + fixedBytes) / 10
}

/** The same limits with the bytes as a number of transactions. `before`: as it was decided last. */
export function countedLimits(
  settings: RetentionSettings,
  sizes: Sizes,
  before: BytesDecision | null = null,
): RetentionSettings {
  const { maxTransactions } = settings
  const decided = decideBytes(settings, sizes, before)
  if (decided === null) return { ...settings, maxBytes: null }
  const most = Math.min(decided.transactions, maxTransactions ?? decided.transactions)
  return { ...settings, maxBytes: null, maxTransactions: most }
}
