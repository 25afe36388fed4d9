import type { RetentionSettings } from '../../../contract/settings.ts'
import { cutoffsOf, latestOf, overflowOf } from '../../../core/retention/policy.ts'
import type { Database } from '../database.ts'
import { type TransactionRow, transactionColumns } from '../projection/transaction-row.ts'
import { sizesOf } from './sizes.ts'

const rowsPerRead = 200

/**
 * The transactions that have to go, those heard of first at the beginning: the ones that are too old for their status, and
 * the oldest of what is too many or too much. Reads as far as it is asked.
 */
export function createCandidates(journal: Database, state: Database) {
  const page = state.prepare<[number, number], TransactionRow>(
    `SELECT ${transactionColumns.join(', ')} FROM transactions WHERE key > ? ORDER BY key LIMIT ?`,
  )
  return function* (settings: RetentionSettings, now: number): Iterable<TransactionRow> {
    const { pruneBefore } = cutoffsOf(settings, now)
    const latest = latestOf(pruneBefore)
    let overflow = overflowOf(settings, sizesOf(journal, state))
    for (let key = 0; ; ) {
      const rows = page.all(key, rowsPerRead)
      for (const row of rows) {
        const before = pruneBefore[row.status]
        const isOld = before !== null && row.last_received_at < before
        if (isOld || overflow > 0) yield row
        overflow -= 1
      }
      const last = rows.at(-1)
      // An import brings old times behind young ones; those are found when what is before them has gone.
      if (last === undefined || (overflow <= 0 && last.first_received_at >= (latest ?? 0))) return
      key = last.key
    }
  }
}
