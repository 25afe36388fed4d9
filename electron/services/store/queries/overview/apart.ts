import { type ApartKey, apartKeys, type OverviewStep } from '../../../../contract/transactions/overview.ts'
import type { Database } from '../../database.ts'
import type { Grain } from '../../projection/sums/rollup-grains.ts'
import type { KeptHours } from './kept-hours.ts'
import { type Narrowing, narrowingSql } from './narrowing.ts'
import { placing, planSteps } from './step-plan.ts'
import { addRow, emptyTally, type SummedRow, summedColumns, type Tally } from './tally.ts'

type NamedRow = SummedRow<readonly [name: string, at: number]>

type Asked = [grain: Grain, from: number, to: number, ...narrowing: Narrowing]

/** By name (empty text: they have none), each with a tally for each step. */
export type ApartTallies = ReadonlyMap<string, readonly Tally[]>

interface Wanted {
  /** Since 1970, one more than there are steps. */
  readonly hours: readonly number[]
  readonly step: OverviewStep
  readonly by: ApartKey
  readonly narrowing: Narrowing
}

/** The rows of every series of that name: from series to series, and in each of them along its times. */
export function apartSql(by: ApartKey): string {
  return `
    SELECT ${summedColumns}, s.${by}, at
    FROM rollup_series s CROSS JOIN rollups r ON r.series = s.id AND r.grain = ? AND r.at >= ? AND r.at < ?
    WHERE s.kind = '${by === 'category' ? 'category' : 'detail'}' AND ${narrowingSql}
  `
}

/** Tells the steps of a span apart by action, operator, country or category. */
export function createApartReading(state: Database) {
  const prepared = apartKeys.map(key => [key, state.prepare<Asked, NamedRow>(apartSql(key)).raw()] as const)
  const statements = new Map(prepared)

  return ({ hours, step, by, narrowing }: Wanted, { kept, end }: KeptHours): ApartTallies => {
    const ends = hours.map((hour, place) => (place === hours.length - 1 ? end(hour) : kept(hour)))
    const { bounds, grain, corrections } = planSteps(ends, step)
    const read = (...asked: Asked): readonly NamedRow[] => statements.get(by)?.all(...asked) ?? []
    const found = new Map<string, readonly Tally[]>()
    const talliesOf = (name: string): readonly Tally[] => {
      const tallies = found.get(name) ?? hours.slice(1).map(emptyTally)
      found.set(name, tallies)
      return tallies
    }
    const placeOf = placing(bounds)
    for (const row of read(grain, bounds[0] ?? 0, bounds.at(-1) ?? 0, ...narrowing)) {
      const tally = talliesOf(row[6])[placeOf(row[7])]
      if (tally !== undefined) addRow(tally, row)
    }
    for (const { grain, from, to, loses, gains } of corrections) {
      for (const row of read(grain, from, to, ...narrowing)) {
        const { [loses]: loser, [gains]: gainer } = talliesOf(row[6])
        if (loser !== undefined) addRow(loser, row, -1)
        if (gainer !== undefined) addRow(gainer, row)
      }
    }
    return found
  }
}
