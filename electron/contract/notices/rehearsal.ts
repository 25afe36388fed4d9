import type { Urgency } from './notice.ts'

/** What rules would have sent for what happened lately. Times are ISO 8601 in UTC. */
export interface RehearsalReport {
  readonly since: string
  readonly until: string
  /** How many times a person would have been told, and how many of those between 22:00 and 07:00. */
  readonly sent: number
  readonly atNight: number
  readonly sounds: number
  /** How much news there was, and about how much of it nobody would have been told. */
  readonly candidates: number
  readonly silent: number
  /** How much of it each rule decided; null: none fitted. Most first. */
  readonly decided: readonly { readonly ruleId: string | null; readonly count: number }[]
  /** The newest of what would have been sent, newest first. */
  readonly newest: readonly RehearsedNotice[]
}

export interface RehearsedNotice {
  readonly kind: 'notice' | 'storm-over' | 'late-digest' | 'held-digest'
  readonly at: string
  readonly urgency: Urgency
  /** How many transactions it would have stood for, the first of them, and what that is called. */
  readonly count: number
  readonly transactionId: string | null
  readonly title: string
}
