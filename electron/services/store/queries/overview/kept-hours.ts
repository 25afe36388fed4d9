import type { Database } from '../../database.ts'
import { dayOf, grains, nextMonthOf } from '../../projection/sums/rollup-grains.ts'
import { seriesId } from '../../projection/sums/rollup-series.ts'

/** From when on hours are told apart, and which hours stand for others in sums that are told apart. */
export interface KeptHours {
  readonly horizon: number
  /** Before the horizon only days are kept: there it is the nearest day of UTC. */
  readonly kept: (hour: number) => number
  /** An end after which nothing began is moved to the end of its month, so that whole rows are read. */
  readonly end: (hour: number) => number
}

export function createKeptHours(state: Database): () => KeptHours {
  const readHorizon = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()
  const newest = state
    .prepare<[number], number | null>(`SELECT max(at) FROM rollups WHERE series = ? AND grain = ${grains.hour}`)
    .pluck()

  return () => {
    const horizon = readHorizon.get() ?? 0
    const kept = (hour: number): number => (hour >= horizon ? hour : dayOf(hour + 12))
    const isAfterAll = (hour: number): boolean => (newest.get(seriesId('all')) ?? 0) < hour
    return { horizon, kept, end: hour => kept(isAfterAll(hour) ? nextMonthOf(hour) : hour) }
  }
}
