import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import type { TransactionRow } from '../projection/transactions/transaction-row.ts'

/** `trimmed`: its texts are gone, or some of them. `gone`: the transaction is. */
export type Standing = 'whole' | 'trimmed' | 'gone'

/**
 * What retention has left of a transaction. It works while others read: a row may be there still when the journal holds
 * nothing of it any more. The first delivery tells, because the texts of all go at once and others only come behind them.
 */
export function createStandingQuery(
  state: Database,
  reading: JournalReading,
): (row: Pick<TransactionRow, 'key'>) => Standing {
  const firstOf = (which: string) =>
    state
      .prepare<[number], number>(
        `SELECT seq FROM deliveries WHERE transaction_key = ? AND proven_by ${which} 'asked' ORDER BY seq LIMIT 1`,
      )
      .pluck()
  const [delivered, asked] = [firstOf('<>'), firstOf('=')]

  return ({ key }) => {
    const first = delivered.get(key)
    if (first === undefined) {
      const answer = asked.get(key)
      return answer !== undefined && reading.act(answer)?.kind === 'job-seen' ? 'whole' : 'gone'
    }
    const stored = reading.stored(first)
    if (stored === null) return 'gone'
    return stored.isTrimmed ? 'trimmed' : 'whole'
  }
}
