import type { RetentionSettings } from '../../contract/settings.ts'
import { type Status, statuses } from '../../contract/transaction.ts'

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
}

/** How many of the oldest are too many, whatever their age. Each is taken to need as much of the disk as the average. */
export function overflowOf({ maxTransactions, maxBytes }: RetentionSettings, { transactions, bytes }: Sizes): number {
  if (transactions === 0) return 0
  const tooMany = maxTransactions === null ? 0 : transactions - maxTransactions
  const tooLarge = maxBytes === null ? 0 : Math.ceil((bytes - maxBytes) / (bytes / transactions))
  return Math.min(transactions, Math.max(0, tooMany, tooLarge))
}
