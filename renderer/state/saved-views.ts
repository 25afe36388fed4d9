import type { Asking } from '../../electron/contract/bridge/ipc.ts'
import {
  attentionFlags,
  type StatusCounts,
  statuses,
  type Transaction,
} from '../../electron/contract/transactions/transaction.ts'

export const viewIds = ['all', 'attention', 'failed', 'pending', 'stuck', 'late', 'succeeded', 'cancelled'] as const
export type ViewId = (typeof viewIds)[number]

type Filter = Pick<Asking<'transactions.page'>, 'status' | 'flag' | 'attention'>

/** What the database is asked for to fill a view. */
export const viewFilters: Readonly<Record<ViewId, Filter>> = {
  all: {},
  attention: { attention: true },
  failed: { status: ['failed'] },
  pending: { status: ['pending'] },
  stuck: { flag: 'STUCK' },
  late: { flag: 'LATE' },
  succeeded: { status: ['succeeded'] },
  cancelled: { status: ['cancelled'] },
}

/** How many transactions a view holds; null where nobody has counted. */
export function countOf(view: ViewId, counts: StatusCounts): number | null {
  switch (view) {
    case 'all':
      return statuses.reduce((sum, status) => sum + counts[status], 0)
    case 'attention':
      return counts.attention ?? counts.failed + counts.unknown
    case 'stuck':
      return counts.stuck ?? null
    case 'late':
      return counts.late ?? null
    default:
      return counts[view]
  }
}

/** The same rule as the database's for rows that come as news. */
function needsAttention({ status, flags, resolution }: Transaction): boolean {
  if (flags.includes('CONFLICT')) return true
  if (resolution !== null || flags.includes('BASELINE')) return false
  return status === 'failed' || status === 'unknown' || flags.some(flag => attentionFlags.includes(flag))
}

/** Whether a row belongs to a view. */
export function belongs(row: Transaction, view: ViewId): boolean {
  const { status, flag, attention } = viewFilters[view]
  if (status !== undefined && !status.includes(row.status)) return false
  if (flag !== undefined && !row.flags.includes(flag)) return false
  return attention !== true || needsAttention(row)
}
