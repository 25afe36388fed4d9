import type { Database } from '../../database.ts'
import { type Grain, piecesOf } from '../../projection/sums/rollup-grains.ts'
import type { KeptHours } from './kept-hours.ts'
import { hasNames, type Narrowing, narrowingSql } from './narrowing.ts'
import { addAll, addRow, addTally, emptyTally, restOf, type SummedRow, summedUp, type Tally } from './tally.ts'

interface Part {
  readonly id: number
  readonly kind: 'category' | 'detail'
  readonly category: string
  readonly action: string
  readonly operator: string
  readonly country: string
}

type PartRow = SummedRow<readonly [part: number]>

type Tallies = ReadonlyMap<string, Tally>

/** By name; empty text for those that have none. */
export interface Breakdown {
  readonly actions: Tallies
  readonly operators: Tallies
  readonly countries: Tallies
  /** Null where only some names are read: categories are kept by source alone. */
  readonly categories: Tallies | null
}

interface Hours {
  readonly from: number
  readonly to: number
}

/** Empty text stands for those without a name in `detail`, and for nothing in `category`. */
const ofParts = `s.kind IN ('category', 'detail') AND ${narrowingSql}`

const partsSql = `
  SELECT s.id, s.kind, s.category, s.action, s.operator, s.country FROM rollup_series s WHERE ${ofParts}
`
/**
 * From series to series in the order of their ids, which is that of `rollups`: in any other order SQL would sort them, and
 * with a row for each step rather than for each series two years took half as long again.
 */
export const breakdownSql = `
  SELECT ${summedUp}, s.id
  FROM rollup_series s NOT INDEXED CROSS JOIN rollups r ON r.series = s.id AND r.grain = ? AND r.at >= ? AND r.at < ?
  WHERE ${ofParts} GROUP BY s.id
`

/** Tells a span apart by action, operator, country and category. */
export function createBreakdown(state: Database) {
  const readParts = state.prepare<[...Narrowing], Part>(partsSql)
  const read = state.prepare<[Grain, number, number, ...Narrowing], PartRow>(breakdownSql).raw()

  return (span: Hours, narrowing: Narrowing, { kept, end }: KeptHours): Breakdown => {
    const parts = {
      actions: new Map<string, Tally>(),
      operators: new Map<string, Tally>(),
      countries: new Map<string, Tally>(),
      categories: new Map<string, Tally>(),
    }
    const tallies = new Map<number, Tally>()
    for (const { grain, from, to } of piecesOf(kept(span.from), end(span.to)))
      for (const row of read.all(grain, from, to, ...narrowing)) addPart(tallies, row)
    for (const { id, kind, category, action, operator, country } of readParts.all(...narrowing)) {
      const tally = tallies.get(id)
      if (tally === undefined) continue
      if (kind === 'category') note(parts.categories, category, tally)
      else {
        note(parts.actions, action, tally)
        note(parts.operators, operator, tally)
        note(parts.countries, country, tally)
      }
    }
    if (hasNames(narrowing)) return { ...parts, categories: null }
    // No sums are kept of what has no category: it is what the others leave of the whole.
    note(parts.categories, '', restOf(addAll([...parts.actions.values()]), [...parts.categories.values()]))
    return parts
  }
}

function addPart(tallies: Map<number, Tally>, row: PartRow): void {
  const part = row[6]
  const tally = tallies.get(part) ?? emptyTally()
  tallies.set(part, tally)
  addRow(tally, row)
}

function note(tallies: Map<string, Tally>, name: string, more: Tally): void {
  const tally = tallies.get(name) ?? emptyTally()
  tallies.set(name, tally)
  addTally(tally, more)
}
