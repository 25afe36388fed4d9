import type { Database } from '../database.ts'
import { dayOf, type Grain, grains, nextMonthOf, type Piece, piecesOf } from '../projection/rollup-grains.ts'
import { seriesId } from '../projection/rollup-series.ts'
import { addRow, addTally, emptyTally, type SummedRow, type Tally } from './overview-sums.ts'

interface PartRow extends SummedRow {
  readonly kind: 'category' | 'detail'
  readonly category: string
  readonly action: string
  readonly operator: string
  readonly country: string
}

/** By name; empty text for those that have none. */
export interface Breakdown {
  readonly actions: ReadonlyMap<string, Tally>
  readonly operators: ReadonlyMap<string, Tally>
  readonly countries: ReadonlyMap<string, Tally>
  readonly categories: ReadonlyMap<string, Tally>
}

interface Hours {
  readonly from: number
  readonly to: number
}

/** Tells a span apart by action, operator, country and category. */
export function createBreakdown(state: Database) {
  const read = state.prepare<[Grain, number, number, string | null], PartRow>(`
    SELECT s.kind, s.category, s.action, s.operator, s.country,
      sum(r.pending) AS pending, sum(r.succeeded) AS succeeded, sum(r.failed) AS failed,
      sum(r.cancelled) AS cancelled, sum(r.unknown) AS unknown, group_concat(nullif(r.times, '')) AS times
    FROM rollup_series s CROSS JOIN rollups r ON r.series = s.id AND r.grain = ? AND r.at >= ? AND r.at < ?
    WHERE s.kind IN ('category', 'detail') AND s.source_id = ifnull(?, s.source_id)
    GROUP BY s.id
  `)
  const horizon = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()

  const newest = state
    .prepare<[number], number | null>(`SELECT max(at) FROM rollups WHERE series = ? AND grain = ${grains.hour}`)
    .pluck()

  /** When nothing began after a span, its last day and month are read as a whole. */
  const openEnded = ({ from, to }: Hours): Hours => {
    return { from, to: (newest.get(seriesId('all')) ?? 0) < to ? nextMonthOf(to) : to }
  }

  return (span: Hours, sourceId: string | null): Breakdown => {
    const parts = {
      actions: new Map<string, Tally>(),
      operators: new Map<string, Tally>(),
      countries: new Map<string, Tally>(),
      categories: new Map<string, Tally>(),
    }
    for (const { grain, from, to } of keptPieces(openEnded(span), horizon.get() ?? 0)) {
      for (const row of read.all(grain, from, to, sourceId)) {
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
    return parts
  }
}

function note(tallies: Map<string, Tally>, name: string, more: Tally): void {
  const tally = tallies.get(name) ?? emptyTally()
  tallies.set(name, tally)
  addTally(tally, more)
}

/** Before the horizon only days are kept: there a span begins and ends with the nearest day of UTC. */
function keptPieces({ from, to }: Hours, horizon: number): readonly Piece[] {
  const kept = (hour: number): number => (hour >= horizon ? hour : dayOf(hour + 12))
  return piecesOf(kept(from), kept(to))
}
