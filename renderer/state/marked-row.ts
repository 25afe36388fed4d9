import type { Transaction } from '../../electron/contract/transactions/transaction.ts'

type Rows = readonly Pick<Transaction, 'id'>[]

/**
 * Where the keys are after rows went away: on the row that took the place of the one they were at, so that nobody is
 * thrown back to the beginning. A row that was not shown before stays what it is.
 */
export function markAfter(before: Rows, after: Rows, marked: string | null): string | null {
  if (marked === null || after.some(row => row.id === marked)) return marked
  const place = before.findIndex(row => row.id === marked)
  if (place === -1) return marked
  const stayed = new Set(after.map(row => row.id))
  const next =
    before.slice(place).find(row => stayed.has(row.id)) ?? before.slice(0, place).findLast(row => stayed.has(row.id))
  return next?.id ?? null
}
