import type { Database } from '../../database.ts'
import { type Grain, grains } from './rollup-grains.ts'
import type { ReachedHorizon } from './rollup-horizon.ts'
import { idOfName, type Series, type SeriesKind } from './rollup-series.ts'
import { addSums, type Delta, hasCounts, printTimes, type Sums } from './rollup-sums.ts'
import { type Target, targetsOf } from './rollup-targets.ts'

interface RollupRow {
  readonly pending: number
  readonly succeeded: number
  readonly failed: number
  readonly cancelled: number
  readonly unknown: number
  readonly times: string
}

type RowKey = [series: number, grain: Grain, at: number]

/** Spreads what changed over all series and grains that it belongs to, and writes each of their rows once. */
export function createRollupWriting(state: Database) {
  const where = 'WHERE series = ? AND grain = ? AND at = ?'
  const read = state.prepare<RowKey, RollupRow>(
    `SELECT pending, succeeded, failed, cancelled, unknown, times FROM rollups ${where}`,
  )
  const write = state.prepare<[...RowKey, ...number[], string]>(
    `INSERT OR REPLACE INTO rollups (series, grain, at, pending, succeeded, failed, cancelled, unknown, times)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const drop = state.prepare<RowKey>(`DELETE FROM rollups ${where}`)
  const insertSeries = state.prepare<[number, SeriesKind, ...Series['names']]>(
    'INSERT OR IGNORE INTO rollup_series VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const dropSeries = state.prepare<[number, number]>(
    'DELETE FROM rollup_series WHERE id = ? AND NOT EXISTS (SELECT 1 FROM rollups WHERE series = ?)',
  )
  const compact = state.prepare<[number]>(`
    DELETE FROM rollups WHERE grain = ${grains.hour} AND at < ?
      AND series IN (SELECT id FROM rollup_series WHERE kind IN ('category', 'detail', 'heard'))
  `)
  // Of these nothing is kept but hours.
  const dropEmpty = state.prepare(
    `DELETE FROM rollup_series WHERE kind = 'heard' AND NOT EXISTS (SELECT 1 FROM rollups WHERE series = id)`,
  )
  const known = new Map<string, number>()

  const idOf = (series: Series): number => {
    const { name } = series
    const found = known.get(name)
    if (found !== undefined) return found
    const id = idOfName(name)
    insertSeries.run(id, series.kind, ...series.names)
    if (known.size >= mostRemembered) known.clear()
    known.set(name, id)
    return id
  }

  const apply = ({ series, grain, at, sums }: Target): void => {
    const key: RowKey = [idOf(series), grain, at]
    const before = read.get(...key)
    if (before !== undefined) addCounts(sums, before)
    if (hasCounts(sums)) write.run(...key, ...sums.counts, printTimes(sums, before?.times ?? ''))
    else if (before !== undefined) {
      drop.run(...key)
      dropSeries.run(key[0], key[0])
      known.delete(series.name)
    }
  }

  const dropDetails = (before: number): void => {
    compact.run(before)
    dropEmpty.run()
    known.clear()
  }

  return {
    write: (deltas: Iterable<Delta>, { hour, isMoved }: ReachedHorizon): void => {
      if (isMoved) dropDetails(hour)
      for (const targets of targetsOf(deltas, hour).values()) for (const target of targets.values()) apply(target)
    },
    clear: (): void => known.clear(),
  }
}

const mostRemembered = 10_000

function addCounts(to: Sums, { pending, succeeded, failed, cancelled, unknown }: RollupRow): void {
  addSums(to, { counts: [pending, succeeded, failed, cancelled, unknown], times: [] })
}
