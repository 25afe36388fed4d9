import type { Status, StatusCounts, Transaction } from '../../electron/contract/transaction.ts'

export const viewIds = ['all', 'attention', 'failed', 'pending', 'succeeded', 'cancelled'] as const
export type ViewId = (typeof viewIds)[number]

/** The statuses of a view; null shows every status. */
export const viewStatuses: Readonly<Record<ViewId, readonly Status[] | null>> = {
  all: null,
  attention: ['failed', 'unknown'],
  failed: ['failed'],
  pending: ['pending'],
  succeeded: ['succeeded'],
  cancelled: ['cancelled'],
}

/** How many transactions a view holds. */
export function countOf(view: ViewId, counts: StatusCounts): number {
  const statuses = viewStatuses[view] ?? (Object.keys(counts) as Status[]) // keys of a Record<Status, _>
  return statuses.reduce((sum, status) => sum + counts[status], 0)
}

/** Whether a row belongs to a view and to what a person typed into the search box. */
export function belongs(row: Transaction, view: ViewId, search: string): boolean {
  const statuses = viewStatuses[view]
  if (statuses !== null && !statuses.includes(row.status)) return false
  const needle = search.trim().toLowerCase()
  if (needle === '') return true
  const texts = [row.providerId, row.title, row.operator, row.country, row.category, row.message, row.providerStatus]
  return texts.some(text => text?.toLowerCase().includes(needle))
}
