import { durationOf, mostRuns } from '../../../../core/ussd/stuck.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'

export type Action = Pick<TransactionRow, 'source_id' | 'action'>

export interface Run {
  /** Of its transaction. */
  readonly key: number
  readonly tookMs: number
}

type RunRow = Pick<TransactionRow, 'started_at' | 'updated_at' | 'environment'>

/**
 * The runs of each action: of transactions that are there only the latest, because older ones can be found again; of those
 * that are gone all that were among the latest when they went, as the journal's lessons have them.
 */
export interface ActionRuns {
  keep(action: Action, run: Run): void
  /** Returns whether there was one. */
  forget(action: Action, key: number): boolean
  /** Its transaction is gone. */
  keepGone(action: Action, run: Run): void
  /** The youngest transaction's first. */
  latest(action: Action): readonly Run[]
  /** Of transactions that are there. */
  dropBefore(action: Action, key: number): void
  /** The key of the oldest run of a transaction that is there; null when none is kept. Whatever is younger is kept too. */
  oldest(action: Action): number | null
  /** After runs were forgotten: some that were dropped may be among the latest again. Looks before this key; null: at all. */
  refill(action: Action, before: number | null): void
}

export function createActionRuns(state: Database): ActionRuns {
  const insertInto = (table: string) =>
    state.prepare<[string, string, number, number]>(`
      INSERT INTO ${table} (source_id, action, transaction_key, took_ms) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET took_ms = excluded.took_ms
    `)
  const [insert, insertGone] = [insertInto('action_runs'), insertInto('gone_runs')]
  const readLatest = state.prepare<[string, string, string, string, number], Run>(latestRunsSql)
  const drop = state.prepare<[string, string, number]>(
    'DELETE FROM action_runs WHERE source_id = ? AND action = ? AND transaction_key < ?',
  )
  const remove = state.prepare<[string, string, number]>(
    'DELETE FROM action_runs WHERE source_id = ? AND action = ? AND transaction_key = ?',
  )
  // From the youngest on until there are enough: an index would have all of a source sorted first.
  const decided = state.prepare<[string, string, number], RunRow & { readonly key: number }>(`
    SELECT key, started_at, updated_at, environment FROM transactions NOT INDEXED
    WHERE source_id = ? AND action = ? AND kind = 'ussd' AND status <> 'pending' AND started_at_from = 'provider'
      AND key < ?
    ORDER BY key DESC
  `)
  const readOldest = state
    .prepare<[string, string], number | null>(
      'SELECT min(transaction_key) FROM action_runs WHERE source_id = ? AND action = ?',
    )
    .pluck()
  const keep = ({ source_id, action }: Action, { key, tookMs }: Run) => void insert.run(source_id, action, key, tookMs)

  return {
    keep,
    forget: ({ source_id, action }, key) => remove.run(source_id, action, key).changes > 0,
    keepGone: ({ source_id, action }, { key, tookMs }) => void insertGone.run(source_id, action, key, tookMs),
    latest: ({ source_id, action }) => readLatest.all(source_id, action, source_id, action, mostRuns),
    dropBefore: ({ source_id, action }, key) => void drop.run(source_id, action, key),
    oldest: ({ source_id, action }) => readOldest.get(source_id, action) ?? null,
    refill: (action, before) => {
      const found: Run[] = []
      for (const row of decided.iterate(action.source_id, action.action, before ?? Number.MAX_SAFE_INTEGER)) {
        const tookMs = tookOf({ ...row, started_at_from: 'provider' })
        if (tookMs !== null) found.push({ key: row.key, tookMs })
        if (found.length === mostRuns) break
      }
      // A statement that is read from allows no other to write meanwhile.
      for (const run of found) keep(action, run)
    },
  }
}

export const latestRunsSql = `
  SELECT transaction_key AS key, took_ms AS tookMs FROM action_runs WHERE source_id = ? AND action = ?
  UNION ALL
  SELECT transaction_key, took_ms FROM gone_runs WHERE source_id = ? AND action = ?
  ORDER BY 1 DESC LIMIT ?
`

/** From start to verdict by the provider's own clock, in whole milliseconds; null when it says nothing. */
export function tookOf(row: RunRow & Pick<TransactionRow, 'started_at_from'>): number | null {
  if (row.started_at_from !== 'provider') return null
  return durationOf({ startedAt: row.started_at, updatedAt: row.updated_at, environment: row.environment })
}
