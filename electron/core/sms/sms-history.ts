import type { Status } from '../../contract/transactions/transaction.ts'
import type { SmsRecord } from '../ussd/sms-record.ts'

/** A stored SMS, as it came. It never leaves the main process. */
export interface StoredSms extends SmsRecord {
  /** Values of its transaction, such as what the phone app passed in: never wording. */
  readonly values: readonly string[]
}

/** An SMS that a parser of the action matched. */
export interface HitSms extends StoredSms {
  readonly status: Status
  /** The named groups that the transaction's parsers read out. */
  readonly groups: Readonly<Record<string, string>>
}

/** What is stored for finding the parser that a transaction misses. */
export interface SmsHistory {
  /** Of the transaction itself: no parser matched them. */
  readonly missed: readonly StoredSms[]
  /** Of other transactions of the same action. */
  readonly hits: readonly HitSms[]
  /** Missed by other undecided transactions of the same action; perhaps for the same reason. */
  readonly siblings: readonly StoredSms[]
  /** Everything else from the same source: other actions, and what was missed by transactions that were decided. */
  readonly others: readonly StoredSms[]
}

export const noHistory: SmsHistory = { missed: [], hits: [], siblings: [], others: [] }

/** Longer ones are no SMS: 1,600 characters are ten in one. */
const longestSms = 1_600

export function textOf(sms: SmsRecord): string {
  const text = sms.message ?? ''
  return text.length > longestSms ? '' : text.trim()
}

/** Hover compares senders letter by letter, but also lists as missed what differs in case alone. */
export function isSameSender(a: SmsRecord, b: SmsRecord): boolean {
  return (a.sender ?? '').toLowerCase() === (b.sender ?? '').toLowerCase()
}
