import type { TransactionState } from '../../../../core/transaction-state.ts'
import { durationOf, mostRuns, percentile95 } from '../../../../core/ussd/stuck.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'

type Action = Pick<TransactionRow, 'source_id' | 'action'>

/** Learns how long each action takes, from the latest runs of it that were decided. */
export interface LearnedNormals {
  /** Notes a transaction that is written in this commit. `actionBefore`: as it was written last, null for a new one. */
  note(row: TransactionRow, state: TransactionState, actionBefore: string | null): void
  /** A run of a transaction that is gone. */
  recall(action: Action, key: number, tookMs: number): void
  /** At the end of a commit: what was noted counts. */
  save(): void
  /** After a roll-back. */
  clear(): void
}

/** A row of `transactions`. */
interface Decided {
  readonly key: number
  readonly startedAt: number
  readonly updatedAt: number | null
  readonly environment: string | null
}

/**
 * The latest runs are those of the youngest transactions, whatever order they were decided in: so the size of commits
 * changes nothing, and neither does a rebuild.
 */
export function createLearnedNormals(state: Database): LearnedNormals {
  const keep = state.prepare<[string, string, number, number]>(`
    INSERT INTO action_runs (source_id, action, transaction_key, took_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET took_ms = excluded.took_ms
  `)
  const latest = state.prepare<
    [string, string, number],
    { readonly transaction_key: number; readonly took_ms: number }
  >(`
    SELECT transaction_key, took_ms FROM action_runs WHERE source_id = ? AND action = ?
    ORDER BY transaction_key DESC LIMIT ?
  `)
  const drop = state.prepare<[string, string, number]>(
    'DELETE FROM action_runs WHERE source_id = ? AND action = ? AND transaction_key < ?',
  )
  const forget = state.prepare<[string, string, number]>(
    'DELETE FROM action_runs WHERE source_id = ? AND action = ? AND transaction_key = ?',
  )
  const saveNormal = state.prepare<[string, string, number, number]>(`
    INSERT INTO action_normals (source_id, action, runs, p95_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET runs = excluded.runs, p95_ms = excluded.p95_ms
  `)
  const dropNormal = state.prepare<[string, string]>('DELETE FROM action_normals WHERE source_id = ? AND action = ?')
  const older = state.prepare<[string, string, number], Decided>(`
    SELECT key, started_at AS startedAt, updated_at AS updatedAt, environment FROM transactions
    WHERE source_id = ? AND action = ? AND kind = 'ussd' AND status <> 'pending' AND started_at_from = 'provider'
      AND key < ? ORDER BY key DESC
  `)
  const runsBefore = state
    .prepare<[string, string], number>('SELECT runs FROM action_normals WHERE source_id = ? AND action = ?')
    .pluck()
  const changed = new Map<string, Action>()
  /** Runs of this commit by their actions: of a commit with many only the latest are worth writing. */
  const noted = new Map<string, Map<number, number>>()
  /** Actions that lost a run in this commit: one that was dropped as too old may be among the latest again. */
  const shrunk = new Set<string>()
  const nameOf = ({ source_id, action }: Action): string => `${source_id}/${action}`
  const noteRun = (action: Action, key: number, tookMs: number): void => {
    const name = nameOf(action)
    const runs = noted.get(name) ?? new Map<number, number>()
    noted.set(name, runs.set(key, tookMs))
    changed.set(name, action)
  }
  const writeNoted = (name: string, { source_id, action }: Action): void => {
    const runs = [...(noted.get(name) ?? [])].sort(([a], [b]) => b - a)
    for (const [key, tookMs] of runs.slice(0, mostRuns)) keep.run(source_id, action, key, tookMs)
  }
  const forgetRun = (action: Action, key: number): void => {
    const wasNoted = noted.get(nameOf(action))?.delete(key) === true
    const wasWritten = forget.run(action.source_id, action.action, key).changes > 0
    if (!wasNoted && !wasWritten) return
    changed.set(nameOf(action), action)
    shrunk.add(nameOf(action))
  }
  const forgetChanges = (): void => {
    changed.clear()
    noted.clear()
    shrunk.clear()
  }
  const latestOf = ({ source_id, action }: Action) => latest.all(source_id, action, mostRuns)

  /** The transactions of this commit are written by now. Where there were fewer runs, none was ever dropped. */
  const refill = ({ source_id, action }: Action): void => {
    if (runsBefore.get(source_id, action) !== mostRuns) return
    const runs = latestOf({ source_id, action })
    const missing = mostRuns - runs.length
    if (missing <= 0) return
    const oldest = runs.at(-1)?.transaction_key ?? Number.MAX_SAFE_INTEGER
    const found: (readonly [key: number, tookMs: number])[] = []
    for (const { key, ...run } of older.iterate(source_id, action, oldest)) {
      const tookMs = durationOf(run)
      if (tookMs !== null) found.push([key, tookMs])
      if (found.length === missing) break
    }
    // A statement that is read from allows no other to write meanwhile.
    for (const [key, tookMs] of found) keep.run(source_id, action, key, tookMs)
  }

  return {
    note: (row, { startedAt, updatedAt, environment }, actionBefore) => {
      if (row.kind !== 'ussd' || row.status === 'pending') return
      const { key, source_id, action } = row
      const tookMs = durationOf({ startedAt, updatedAt, environment })
      const isMoved = actionBefore !== null && actionBefore !== action
      if (isMoved) forgetRun({ source_id, action: actionBefore }, key)
      if (tookMs !== null) {
        noteRun({ source_id, action }, key, tookMs)
      } else if (actionBefore !== null) forgetRun(row, key)
    },
    recall: (action, key, tookMs) => {
      noteRun(action, key, tookMs)
    },
    save: () => {
      for (const [name, { source_id, action }] of changed) {
        writeNoted(name, { source_id, action })
        if (shrunk.has(name)) refill({ source_id, action })
        const runs = latestOf({ source_id, action })
        const oldest = runs.at(-1)?.transaction_key ?? 0
        if (runs.length === mostRuns) drop.run(source_id, action, oldest)
        // A rebuild may never hear of an action that is left without runs: its transactions may be gone by then.
        if (runs.length === 0) dropNormal.run(source_id, action)
        else saveNormal.run(source_id, action, runs.length, percentile95(runs.map(({ took_ms }) => took_ms)))
      }
      forgetChanges()
    },
    clear: forgetChanges,
  }
}
