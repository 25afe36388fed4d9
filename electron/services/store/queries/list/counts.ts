import type { Status, StatusCounts } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'

interface ViewRow {
  readonly id: string
  readonly transactions: number
}

/** Counts that the projector keeps, so that nothing is counted when somebody looks. */
export function createCounts(state: Database) {
  const kept = state.prepare<[], { status: Status; transactions: number }>(
    'SELECT status, transactions FROM status_counts',
  )
  const marked = state.prepare<[], ViewRow>(
    `SELECT id, transactions FROM view_counts WHERE id IN ('attention', 'stuck', 'late')`,
  )
  const ofView = state.prepare<[string], number>('SELECT transactions FROM view_counts WHERE id = ?').pluck()
  const ofStatus = (): Readonly<Record<Status, number>> => {
    const none = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }
    return { ...none, ...Object.fromEntries(kept.all().map(one => [one.status, one.transactions])) }
  }
  return {
    ofStatus,
    /** Of `attention`, `stuck` and `late`; others have few, and are not kept. */
    ofMark: (mark: string): number => ofView.get(mark) ?? 0,
    statuses: (): StatusCounts => {
      const views = Object.fromEntries(marked.all().map(({ id, transactions }) => [id, transactions]))
      const { attention = 0, stuck = 0, late = 0 } = views
      return { ...ofStatus(), attention, stuck, late }
    },
  }
}
