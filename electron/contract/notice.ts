import type { Status } from './transaction.ts'

/** What a person is told about a status change. Fit for a lock screen: no names, balances or message text. */
export interface Notice {
  /** The same after a rebuild of the state: made from the transaction and the delivery that caused it. */
  readonly id: string
  readonly transactionId: string
  readonly status: Status
  readonly title: string
  readonly body: string
  readonly dueAt: string
}
