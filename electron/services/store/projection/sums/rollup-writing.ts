import type { Database } from '../../database.ts'
import { dayOf, detailedHours, type Grain, grains, hourMs, monthOf } from './rollup-grains.ts'
import { idOfName, nameOf, type Series, type SeriesKind } from './rollup-series.ts'
import {
  addSums,
  type Belonging,
  type Delta,
  hasCounts,
  isNothing,
  noSums,
  printTimes,
  type Sums,
} from './rollup-sums.ts'

interface Target {
  readonly series: Series
  readonly grain: Grain
  readonly at: number
  readonly sums: Sums
}

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
  const readHorizon = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()
  const saveHorizon = state.prepare<[number]>('UPDATE rollup_horizon SET hour = ?')
  const compact = state.prepare<[number]>(`
    DELETE FROM rollups WHERE grain = ${grains.hour} AND at < ?
      AND series IN (SELECT id FROM rollup_series WHERE kind IN ('category', 'detail', 'heard'))
  `)
  // Of these nothing is kept but hours.
  const dropEmpty = state.prepare(
    `DELETE FROM rollup_series WHERE kind = 'heard' AND NOT EXISTS (SELECT 1 FROM rollups WHERE series = id)`,
  )
  const known = new Map<string, number>()
  let horizon: number | null = null

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

  /** Moves on with what is received, a day at a time: what it drops is the same however commits are cut. */
  const moveHorizon = (newestAt: number): number => {
    const before = horizon ?? readHorizon.get() ?? 0
    horizon = Math.max(before, dayOf(Math.floor(newestAt / hourMs) - detailedHours))
    if (horizon === before) return horizon
    saveHorizon.run(horizon)
    compact.run(horizon)
    dropEmpty.run()
    known.clear()
    return horizon
  }

  return {
    write: (deltas: Iterable<Delta>, newestAt: number): void => {
      const detailedFrom = moveHorizon(newestAt)
      for (const targets of targetsOf(deltas, detailedFrom).values())
        for (const target of targets.values()) apply(target)
    },
    clear: (): void => {
      known.clear()
      horizon = null
    },
  }
}

const mostRemembered = 10_000

/** By series, then by grain and time. */
type Targets = Map<Series, Map<number, Target>>

function targetsOf(deltas: Iterable<Delta>, detailedFrom: number): Targets {
  const targets: Targets = new Map()
  const seriesOf = createSeries()
  for (const delta of deltas) {
    const { begun, heard } = seriesOf(delta)
    for (const series of begun) {
      const hoursFrom = series.kind === 'all' || series.kind === 'source' ? Number.NEGATIVE_INFINITY : detailedFrom
      const add = adding(targets, series)
      for (const [hour, sums] of delta.hours) {
        if (isNothing(sums)) continue
        if (hour >= hoursFrom) add(grains.hour, hour, sums)
        add(grains.day, dayOf(hour), sums)
        add(grains.month, monthOf(hour), sums)
      }
    }
    if (delta.heard.size === 0) continue
    for (const series of heard) {
      const add = adding(targets, series)
      for (const [hour, sums] of delta.heard) if (hour >= detailedFrom && !isNothing(sums)) add(grains.hour, hour, sums)
    }
  }
  return targets
}

function adding(targets: Targets, series: Series): (grain: Grain, at: number, sums: Sums) => void {
  const ofSeries = targets.get(series) ?? new Map<number, Target>()
  targets.set(series, ofSeries)
  return (grain, at, sums) => {
    const id = at * 4 + grain
    const known = ofSeries.get(id)
    const target = known ?? { series, grain, at, sums: noSums() }
    if (known === undefined) ofSeries.set(id, target)
    addSums(target.sums, sums)
  }
}

/** A series belongs to many deltas: it is made once, and is told from others by itself. */
function createSeries() {
  const byName = new Map<string, Series>()
  const once = (kind: SeriesKind, ...names: Series['names']): Series => {
    const name = nameOf({ kind, names })
    const series = byName.get(name) ?? { kind, names, name }
    byName.set(name, series)
    return series
  }
  return ({ sourceId, category, action, operator, country }: Belonging) => ({
    begun: [
      once('all', '', '', '', '', ''),
      once('source', sourceId, '', '', '', ''),
      ...(category === '' ? [] : [once('category', sourceId, category, '', '', '')]),
      once('detail', sourceId, '', action, operator, country),
    ],
    heard: [once('heard', sourceId, '', '', '', ''), once('heard', sourceId, '', action, operator, '')],
  })
}

function addCounts(to: Sums, { pending, succeeded, failed, cancelled, unknown }: RollupRow): void {
  addSums(to, { counts: [pending, succeeded, failed, cancelled, unknown], times: [] })
}
