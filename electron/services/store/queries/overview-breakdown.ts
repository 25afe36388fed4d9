import type { Database } from '../database.ts'
import { type Grain, piecesOf } from '../projection/rollup-grains.ts'
import type { KeptHours } from './overview-kept.ts'
import { hasNames, type Narrowing, narrowingSql } from './overview-narrowing.ts'
import { addAll, addRow, addTally, emptyTally, restOf, type SummedRow, type Tally } from './overview-sums.ts'

interface PartRow extends SummedRow {
  readonly kind: 'category' | 'detail'
  readonly category: string
  readonly action: string
  readonly operator: string
  readonly country: string
}

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
export const breakdownSql = `
  SELECT s.kind, s.category, s.action, s.operator, s.country,
    sum(r.pending) AS pending, sum(r.succeeded) AS succeeded, sum(r.failed) AS failed,
    sum(r.cancelled) AS cancelled, sum(r.unknown) AS unknown, group_concat(nullif(r.times, '')) AS times
  FROM rollup_series s CROSS JOIN rollups r ON r.series = s.id AND r.grain = ? AND r.at >= ? AND r.at < ?
  WHERE s.kind IN ('category', 'detail') AND ${narrowingSql}
  GROUP BY s.id
`

/** Tells a span apart by action, operator, country and category. */
export function createBreakdown(state: Database) {
  const read = state.prepare<[Grain, number, number, ...Narrowing], PartRow>(breakdownSql)

  return (span: Hours, narrowing: Narrowing, { kept, end }: KeptHours): Breakdown => {
    const parts = {
      actions: new Map<string, Tally>(),
      operators: new Map<string, Tally>(),
      countries: new Map<string, Tally>(),
      categories: new Map<string, Tally>(),
    }
    for (const { grain, from, to } of piecesOf(kept(span.from), end(span.to))) {
      for (const row of read.all(grain, from, to, ...narrowing)) {
        const tally = emptyTally()
        addRow(tally, row)
        if (row.kind === 'category') note(parts.categories, row.category, tally)
        else {
          note(parts.actions, row.action, tally)
          note(parts.operators, row.operator, tally)
          note(parts.countries, row.country, tally)
        }
      }
    }
    if (hasNames(narrowing)) return { ...parts, categories: null }
    // No sums are kept of what has no category: it is what the others leave of the whole.
    note(parts.categories, '', restOf(addAll([...parts.actions.values()]), [...parts.categories.values()]))
    return parts
  }
}

function note(tallies: Map<string, Tally>, name: string, more: Tally): void {
  const tally = tallies.get(name) ?? emptyTally()
  tallies.set(name, tally)
  addTally(tally, more)
}
