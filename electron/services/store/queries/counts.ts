import type { Status, StatusCounts } from '../../../contract/transaction.ts'
import type { Database } from '../database.ts'

/** Counts that the projector keeps, so that nothing is counted when somebody looks. */
export function createCounts(state: Database) {
  const kept = state.prepare<[], { status: Status; transactions: number }>(
    'SELECT status, transactions FROM status_counts',
  )
  // What people resolved, what was over before the first look, what is odd although it did not fail, and what is stuck
  // each have an index of their own.
  const marked = state.prepare<[], { settled: number; old: number; odd: number; stuck: number }>(`
    SELECT
      (SELECT count(*) FROM transactions WHERE resolution_verdict IS NOT NULL
        AND status IN ('failed', 'unknown') AND needs_attention = 0) AS settled,
      (SELECT count(*) FROM transactions WHERE instr(flags, '"BASELINE"') > 0 AND resolution_verdict IS NULL
        AND status IN ('failed', 'unknown') AND needs_attention = 0) AS old,
      (SELECT count(*) FROM transactions WHERE needs_attention = 1
        AND status IN ('pending', 'succeeded', 'cancelled')) AS odd,
      (SELECT count(*) FROM transactions WHERE instr(flags, '"STUCK"') > 0) AS stuck
  `)
  return {
    statuses: (): StatusCounts => {
      const none = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }
      const counts = { ...none, ...Object.fromEntries(kept.all().map(one => [one.status, one.transactions])) }
      const { settled, old, odd, stuck } = marked.get() ?? { settled: 0, old: 0, odd: 0, stuck: 0 }
      return { ...counts, attention: counts.failed + counts.unknown - settled - old + odd, stuck }
    },
  }
}
