import type { Transaction } from './transaction.ts'

/** A failure that people were to be told of and nobody has reacted to yet. */
export interface OpenFailure {
  readonly noticeId: string
  readonly transaction: Transaction
}
