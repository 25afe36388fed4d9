import type { Filter } from '../../../core/query/filter.ts'
import type { OnProgress } from '../backup/content.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import type { TransactionRow } from '../projection/transactions/transaction-row.ts'
import { rowsSql } from '../projection/transactions/transaction-rows.ts'
import { createQueries } from '../queries/all.ts'
import { createTransactionFinding } from '../queries/transaction/find-transaction.ts'
import { createFitting } from './export-reading.ts'
import { createFoldComparing, type FoldedAgain } from './folded-again.ts'
import { createReplayableQuery, type Replayable } from './replayable.ts'

export interface ReplayReading {
  /**
   * The positions of all deliveries of the transactions that fit, in the order of the journal, which is that of each
   * transaction too. Eight bytes of memory for each. What Hover answered when it was asked is no delivery.
   */
  positions(filter: Filter): readonly number[]
  /** Those of one transaction, by its id, or the provider's when only one has it; null when there is no such one. */
  positionsOf(id: string): readonly number[] | null
  /** One delivery; null when there is none at the position, or nothing is left of it. */
  at(seq: number): Replayable | null
  /** Its text with everything hidden that the window hides; null when it is gone. */
  masked(seq: number): string | null
  /** What this version makes of all that is stored of a transaction. */
  foldedAgain(transactionId: string): FoldedAgain
}

const rowsPerRead = 200

export function createReplayReading(state: Database, journal: Database, onProgress: OnProgress): ReplayReading {
  const reading = createJournalReading(journal)
  const queries = createQueries(state, journal)
  const page = state.prepare<[number, number], TransactionRow>(rowsSql('WHERE key > ? ORDER BY key LIMIT ?'))
  const find = createTransactionFinding(state)
  const newest = state.prepare<[], number | null>('SELECT max(key) FROM transactions').pluck()
  const seqsOf = state
    .prepare<[number], number>(`SELECT seq FROM deliveries WHERE transaction_key = ? AND proven_by <> 'asked'`)
    .pluck()

  const keysThatFit = function* (filter: Filter): Iterable<number> {
    const fits = createFitting(state, reading, filter)
    const end = newest.get() ?? 0
    for (let rows = page.all(0, rowsPerRead); rows.length > 0; rows = page.all(rows.at(-1)?.key ?? end, rowsPerRead)) {
      for (const row of rows) if (fits(row)) yield row.key
      onProgress((rows.at(-1)?.key ?? end) / end)
    }
  }

  return {
    positionsOf(id) {
      const row = find(id)
      return row === null ? null : seqsOf.all(row.key).sort((a, b) => a - b)
    },
    positions(filter) {
      const found: number[] = []
      for (const key of keysThatFit(filter)) for (const seq of seqsOf.all(key)) found.push(seq)
      return found.sort((a, b) => a - b)
    },
    at: createReplayableQuery(journal),
    masked: seq => queries.singleDelivery(seq)?.json ?? queries.quarantinedContent(seq, false)?.json ?? null,
    foldedAgain: createFoldComparing(state, journal),
  }
}
