import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'

/** The text that was meant for the end user, else the category, else the provider's own word; may be empty. */
export function outcomeOf(row: Transaction): string {
  if (row.message !== null && row.message !== '') return row.message
  if (row.category !== null && row.category !== '') return readable(row.category)
  return row.status === 'unknown' ? (row.providerStatus ?? '') : ''
}

/** A category as a person would write it: hyphens become spaces, the first letter a capital. */
export function readable(category: string): string {
  const text = category.replaceAll(/[-_]+/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
