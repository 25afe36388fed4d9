import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import type { Found } from './find-traces.ts'

/** How much there is of one customer. */
export interface Traces {
  readonly transactions: number
  readonly deliveries: number
  /** Odd deliveries. */
  readonly quarantined: number
  /** Acts that go, or lose what was written in them. */
  readonly acts: number
  /** Deliveries of others that lose the name of their source. */
  readonly named: number
  /** Names of rules that hold the number: they are a person's to change. */
  readonly rules: readonly string[]
  /** What channels and sources are called with the number, likewise. */
  readonly names: readonly string[]
}

export function countOf(
  { keys, odd, named, acts, notes, rules, names }: Found,
  rowOf: (key: number) => TransactionRow | undefined,
): Traces {
  const rows = keys.flatMap(key => rowOf(key) ?? [])
  const deliveries = rows.reduce((sum, row) => sum + row.deliveries + row.duplicates, 0)
  const counts = { transactions: keys.length, deliveries, quarantined: odd.length, acts: acts.length + notes.length }
  return { ...counts, named: named.length, rules, names }
}

/** Whether there is nothing that an erasing takes out or changes. */
export function isNothing({ transactions, deliveries, quarantined, acts, named }: Traces): boolean {
  return transactions + deliveries + quarantined + acts + named === 0
}
