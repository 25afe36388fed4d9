import type { Transaction } from '../transactions/transaction.ts'

/** A failure that people were to be told of and nobody has reacted to yet. */
export interface OpenFailure {
  readonly noticeId: string
  readonly transaction: Transaction
}
