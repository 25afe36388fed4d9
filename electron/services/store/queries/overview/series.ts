import type { OverviewStep } from '../../../../contract/transactions/overview.ts'
import type { Database } from '../../database.ts'
import type { Grain } from '../../projection/sums/rollup-grains.ts'
import { seriesId } from '../../projection/sums/rollup-series.ts'
import { placing, planSteps } from './step-plan.ts'
import { addRow, emptyTally, type SummedRow, summedColumns, type Tally } from './tally.ts'

const stepsSql = `
  SELECT ${summedColumns}, at FROM rollups
  WHERE series = ? AND grain = ? AND at >= ? AND at < ? ORDER BY at`
/** All corrections in one go: there is one for nearly every step, of a few rows each. */
export const correctionsSql = `
  SELECT ${summedColumns}, c.key
  FROM json_each(?) c CROSS JOIN rollups r
    ON r.series = ? AND r.grain = c.value ->> 0 AND r.at >= c.value ->> 1 AND r.at < c.value ->> 2`

/** Reads sums of everything, or of a source, for the spans between hours (since 1970) that follow each other. */
export function createSeriesReading(state: Database) {
  const readSteps = state.prepare<[number, Grain, number, number], SummedRow<readonly [at: number]>>(stepsSql).raw()
  const readCorrections = state.prepare<[string, number], SummedRow<readonly [place: number]>>(correctionsSql).raw()

  return (hours: readonly number[], step: OverviewStep, sourceId: string | null): readonly Tally[] => {
    const series = sourceId === null ? seriesId('all') : seriesId('source', sourceId)
    const { bounds, grain, corrections } = planSteps(hours, step)
    const tallies = hours.slice(1).map(emptyTally)
    const placeOf = placing(bounds)
    for (const row of readSteps.all(series, grain, bounds[0] ?? 0, bounds.at(-1) ?? 0)) {
      const tally = tallies[placeOf(row[6])]
      if (tally !== undefined) addRow(tally, row)
    }
    const pieces = JSON.stringify(corrections.map(({ grain, from, to }) => [grain, from, to]))
    for (const row of readCorrections.all(pieces, series)) {
      const { loses = -1, gains = -1 } = corrections[row[6]] ?? {}
      const [loser, gainer] = [tallies[loses], tallies[gains]]
      if (loser !== undefined) addRow(loser, row, -1)
      if (gainer !== undefined) addRow(gainer, row)
    }
    return tallies
  }
}
