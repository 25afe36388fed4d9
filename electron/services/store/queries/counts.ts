import type { Status, StatusCounts } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'

/** Counts that the projector keeps, so that nothing is counted when somebody looks. */
export function createCounts(state: Database) {
  const kept = state.prepare<[], { status: Status; transactions: number }>(
    'SELECT status, transactions FROM status_counts',
  )
  return {
    statuses: (): StatusCounts => {
      const none = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }
      return { ...none, ...Object.fromEntries(kept.all().map(({ status, transactions }) => [status, transactions])) }
    },
  }
}
