import type { Database } from '../database.ts'
import { dayOf, type Grain, grains } from '../projection/rollup-grains.ts'
import { seriesId } from '../projection/rollup-series.ts'
import { addRow, emptyTally, type SummedRow, type Tally } from './overview-sums.ts'

interface RollupRow extends SummedRow {
  readonly at: number
}

/** Reads sums for the spans between hours (since 1970) that follow each other. */
export function createSeriesReading(state: Database) {
  const read = state.prepare<[number, Grain, number, number], RollupRow>(`
    SELECT at, pending, succeeded, failed, cancelled, unknown, times FROM rollups
    WHERE series = ? AND grain = ? AND at >= ? AND at < ? ORDER BY at
  `)

  return (bounds: readonly number[], sourceId: string | null): readonly Tally[] => {
    const series = sourceId === null ? seriesId('all') : seriesId('source', sourceId)
    const [first, last] = [bounds[0] ?? 0, bounds.at(-1) ?? 0]
    const tallies = bounds.slice(1).map(emptyTally)
    const add = (grain: Grain, from: number, to: number): void => {
      let place = 0
      for (const row of read.all(series, grain, from, to)) {
        while ((bounds[place + 1] ?? Number.POSITIVE_INFINITY) <= row.at) place += 1
        const tally = tallies[place]
        if (tally !== undefined) addRow(tally, row)
      }
    }
    const isShort = last - first <= mostHours
    if (isShort) {
      add(grains.hour, first, last)
      return tallies
    }
    const [firstDay, lastDay] = [dayOf(first + 23), dayOf(last)]
    add(grains.hour, first, firstDay)
    add(grains.day, firstDay, lastDay)
    add(grains.hour, lastDay, last)
    for (const [place, bound] of bounds.entries()) {
      // A day of UTC that began before a bound, and was counted before it as a whole.
      const end = dayOf(bound) + 24
      if (place === 0 || place === bounds.length - 1 || dayOf(bound) === bound || end > lastDay || bound < firstDay)
        continue
      const [before, after] = [tallies[place - 1], tallies[place]]
      for (const row of read.all(series, grains.hour, bound, end)) {
        if (before !== undefined) addRow(before, row, -1)
        if (after !== undefined) addRow(after, row)
      }
    }
    return tallies
  }
}

/** A quarter of a year is read by the hour; more, by the day. */
const mostHours = 93 * 24
