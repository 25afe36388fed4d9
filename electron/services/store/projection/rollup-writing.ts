import { addDurations, isEmpty, printDurations } from '../../../core/query/durations.ts'
import type { Database } from '../database.ts'
import { dayOf, detailedHours, type Grain, grains, hourMs, monthOf } from './rollup-grains.ts'
import { idOfName, nameOf, type Series, type SeriesKind } from './rollup-series.ts'
import { addSums, type Belonging, copied, type Delta, type Sums } from './rollup-sums.ts'

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
      AND series IN (SELECT id FROM rollup_series WHERE kind IN ('category', 'detail'))
  `)
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
    if (before !== undefined) addRow(sums, before)
    if (sums.counts.some(count => count !== 0)) write.run(...key, ...sums.counts, printDurations(sums.times))
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
  const seriesOf = rememberSeries()
  for (const delta of deltas) {
    if (delta.sums.counts.every(count => count === 0) && isEmpty(delta.sums.times)) continue
    const places = placesOf(delta.hour)
    for (const series of seriesOf(delta)) {
      const hasHours = series.kind === 'all' || series.kind === 'source' || delta.hour >= detailedFrom
      const ofSeries = targets.get(series) ?? new Map<number, Target>()
      targets.set(series, ofSeries)
      for (const [grain, at] of places) {
        if (grain === grains.hour && !hasHours) continue
        const target = ofSeries.get(at * 4 + grain)
        if (target === undefined) ofSeries.set(at * 4 + grain, { series, grain, at, sums: copied(delta.sums) })
        else addSums(target.sums, delta.sums)
      }
    }
  }
  return targets
}

/** Within a commit the same few series come again and again: each is made once, and is told from others by itself. */
function rememberSeries() {
  const byBelonging = new Map<string, readonly Series[]>()
  const byName = new Map<string, Series>()
  const once = (kind: SeriesKind, ...names: Series['names']): Series => {
    const name = nameOf({ kind, names })
    const series = byName.get(name) ?? { kind, names, name }
    byName.set(name, series)
    return series
  }
  return ({ sourceId, category, action, operator, country }: Belonging): readonly Series[] => {
    const id = `${sourceId}\n${category}\n${action}\n${operator}\n${country}`
    const found = byBelonging.get(id)
    if (found !== undefined) return found
    const made = [
      once('all', '', '', '', '', ''),
      once('source', sourceId, '', '', '', ''),
      ...(category === '' ? [] : [once('category', sourceId, category, '', '', '')]),
      once('detail', sourceId, '', action, operator, country),
    ]
    byBelonging.set(id, made)
    return made
  }
}

function placesOf(hour: number): readonly (readonly [Grain, number])[] {
  return [
    [grains.hour, hour],
    [grains.day, dayOf(hour)],
    [grains.month, monthOf(hour)],
  ]
}

function addRow(to: Sums, { pending, succeeded, failed, cancelled, unknown, times }: RollupRow): void {
  addSums(to, { counts: [pending, succeeded, failed, cancelled, unknown], times: [] })
  addDurations(to.times, times)
}
