import { mostRuns, percentile95 } from '../../../../core/ussd/stuck.ts'
import type { Database } from '../../database.ts'
import type { Lesson } from '../../segments/lesson.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import { type Action, createActionRuns, tookOf } from './action-runs.ts'

/** Learns how long each action takes, from the latest runs of it that were decided. */
export interface LearnedNormals {
  /** Notes a transaction that is written in this commit. `actionBefore`: as it was written last, null for a new one. */
  note(row: TransactionRow, actionBefore: string | null): void
  /** A transaction is gone, and of its run stays what the journal's lesson says: a rebuild knows no more. */
  gone(row: TransactionRow, run: Lesson['run']): void
  /** A run of a transaction that is gone. */
  recall(action: Action, key: number, tookMs: number): void
  /** At the end of a commit: what was noted counts. */
  save(): void
  /** After a roll-back. */
  clear(): void
}

/**
 * The latest runs are those of the youngest transactions, whatever order they were decided in: so the size of commits
 * changes nothing, and neither does a rebuild.
 */
export function createLearnedNormals(state: Database): LearnedNormals {
  const runs = createActionRuns(state)
  const saveNormal = state.prepare<[string, string, number, number]>(`
    INSERT INTO action_normals (source_id, action, runs, p95_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET runs = excluded.runs, p95_ms = excluded.p95_ms
  `)
  const dropNormal = state.prepare<[string, string]>('DELETE FROM action_normals WHERE source_id = ? AND action = ?')
  const runsBefore = state
    .prepare<[string, string], number>('SELECT runs FROM action_normals WHERE source_id = ? AND action = ?')
    .pluck()
  const changed = new Map<string, Action>()
  /** Runs of this commit by their actions: of a commit with many only the latest are worth writing. */
  const noted = new Map<string, Map<number, number>>()
  /** Actions that lost a run in this commit. */
  const shrunk = new Set<string>()
  const nameOf = ({ source_id, action }: Action): string => `${source_id}/${action}`
  const noteRun = (action: Action, key: number, tookMs: number): void => {
    const name = nameOf(action)
    const ofAction = noted.get(name) ?? new Map<number, number>()
    noted.set(name, ofAction.set(key, tookMs))
    changed.set(name, action)
  }
  const writeNoted = (name: string, action: Action): void => {
    const youngest = [...(noted.get(name) ?? [])].sort(([a], [b]) => b - a).slice(0, mostRuns)
    for (const [key, tookMs] of youngest) runs.keep(action, { key, tookMs })
  }
  const forgetRun = (action: Action, key: number): void => {
    const wasNoted = noted.get(nameOf(action))?.delete(key) === true
    const wasWritten = runs.forget(action, key)
    if (!wasNoted && !wasWritten) return
    changed.set(nameOf(action), action)
    shrunk.add(nameOf(action))
  }
  const recall = (action: Action, key: number, tookMs: number): void => {
    runs.keepGone(action, { key, tookMs })
    changed.set(nameOf(action), action)
  }
  const forgetChanges = (): void => {
    changed.clear()
    noted.clear()
    shrunk.clear()
  }

  return {
    note: (row, actionBefore) => {
      if (row.kind !== 'ussd' || row.status === 'pending') return
      const { key, source_id, action } = row
      const tookMs = tookOf(row)
      const isMoved = actionBefore !== null && actionBefore !== action
      if (isMoved) forgetRun({ source_id, action: actionBefore }, key)
      if (tookMs !== null) {
        noteRun({ source_id, action }, key, tookMs)
      } else if (actionBefore !== null) forgetRun(row, key)
    },
    gone: ({ source_id, action, key }, run) => {
      forgetRun({ source_id, action }, key)
      if (run !== null) recall({ source_id, action: run.action }, key, run.tookMs)
    },
    recall,
    save: () => {
      for (const [name, action] of changed) {
        const { source_id, action: called } = action
        // Of an old transaction that is decided only now the run may be older than many that were dropped.
        const oldest = shrunk.has(name) ? runs.oldest(action) : null
        writeNoted(name, action)
        // Where there were fewer runs, none was ever dropped.
        if (shrunk.has(name) && runsBefore.get(source_id, called) === mostRuns) runs.refill(action, oldest)
        const latest = runs.latest(action)
        if (latest.length === mostRuns) runs.dropBefore(action, latest.at(-1)?.key ?? 0)
        // A rebuild may never hear of an action that is left without runs: its transactions may be gone by then.
        if (latest.length === 0) dropNormal.run(source_id, called)
        else saveNormal.run(source_id, called, latest.length, percentile95(latest.map(({ tookMs }) => tookMs)))
      }
      forgetChanges()
    },
    clear: forgetChanges,
  }
}
