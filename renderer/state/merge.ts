import type { Transaction } from '../../electron/contract/transactions/transaction.ts'

/** The order of the list: by start, newest first; equal starts by id so that the order is always the same. */
export function newestFirst(a: Transaction, b: Transaction): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1
  if (a.id === b.id) return 0
  return a.id < b.id ? 1 : -1
}

/** Of two copies of one row the one that knows more deliveries; the second when they know the same. */
function newer(a: Transaction, b: Transaction): Transaction {
  return a.lastReceivedAt > b.lastReceivedAt ? a : b
}

/** Puts new copies in the place of the old ones and hands back those that have no place yet. */
export function replaceKnown(
  rows: readonly Transaction[],
  incoming: readonly Transaction[],
): { readonly rows: readonly Transaction[]; readonly unknown: readonly Transaction[] } {
  const byId = new Map(incoming.map(row => [row.id, row]))
  const replaced = rows.map(row => {
    const copy = byId.get(row.id)
    byId.delete(row.id)
    return copy === undefined ? row : newer(row, copy)
  })
  return { rows: replaced, unknown: [...byId.values()] }
}

/** Adds rows in their order; known ones are replaced where they stand. */
export function addRows(rows: readonly Transaction[], incoming: readonly Transaction[]): readonly Transaction[] {
  const known = replaceKnown(rows, incoming)
  return known.unknown.length === 0 ? known.rows : [...known.rows, ...known.unknown].sort(newestFirst)
}
