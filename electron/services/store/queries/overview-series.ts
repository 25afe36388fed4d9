import type { OverviewStep } from '../../../contract/overview.ts'
import type { Database } from '../database.ts'
import type { Grain } from '../projection/rollup-grains.ts'
import { seriesId } from '../projection/rollup-series.ts'
import { placing, planSteps } from './overview-plan.ts'
import { addRow, emptyTally, type SummedRow, summedColumns, type Tally } from './overview-sums.ts'

type RollupRow = SummedRow<readonly [at: number]>

const sql = `
  SELECT ${summedColumns}, at FROM rollups
  WHERE series = ? AND grain = ? AND at >= ? AND at < ? ORDER BY at`

/** Reads sums of everything, or of a source, for the spans between hours (since 1970) that follow each other. */
export function createSeriesReading(state: Database) {
  const read = state.prepare<[number, Grain, number, number], RollupRow>(sql).raw()

  return (hours: readonly number[], step: OverviewStep, sourceId: string | null): readonly Tally[] => {
    const series = sourceId === null ? seriesId('all') : seriesId('source', sourceId)
    const { bounds, grain, corrections } = planSteps(hours, step)
    const tallies = hours.slice(1).map(emptyTally)
    const placeOf = placing(bounds)
    for (const row of read.all(series, grain, bounds[0] ?? 0, bounds.at(-1) ?? 0)) {
      const tally = tallies[placeOf(row[6])]
      if (tally !== undefined) addRow(tally, row)
    }
    for (const { grain, from, to, loses, gains } of corrections) {
      const [loser, gainer] = [tallies[loses], tallies[gains]]
      for (const row of read.all(series, grain, from, to)) {
        if (loser !== undefined) addRow(loser, row, -1)
        if (gainer !== undefined) addRow(gainer, row)
      }
    }
    return tallies
  }
}
