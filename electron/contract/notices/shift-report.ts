import type { Status } from '../transactions/transaction.ts'
import type { BlindCause } from './blind-window.ts'
import type { Unusual } from './unusual.ts'

/** How many failed of one cause. */
export interface FailureCause {
  /** The category; null: none was given. */
  readonly cause: string | null
  readonly count: number
}

/** What happened since a time, for whoever comes back or takes over. Times are ISO 8601 in UTC. */
export interface ShiftReport {
  readonly since: string
  readonly until: string
  /** Transactions by what they came to in this time, each counted once. */
  readonly counts: Readonly<Record<Exclude<Status, 'pending'>, number>>
  /** Of those that failed; most first. */
  readonly causes: readonly FailureCause[]
  /** Ran long before it was heard of; they are among the counts. */
  readonly late: number
  /** What somebody has to look at now, and how many of it became so in this time. */
  readonly open: { readonly total: number; readonly sinceThen: number; readonly stuck: number }
  /** How long nothing could arrive at some source, counted once where several could not; and why, longest first. */
  readonly blind: {
    readonly ms: number
    readonly isNow: boolean
    readonly causes: readonly { readonly cause: BlindCause; readonly ms: number }[]
  }
  /** What was not as usual in this time, oldest first. */
  readonly unusual: readonly Unusual[]
  /** The same in sentences; fit for a lock screen. */
  readonly sentences: readonly string[]
}
