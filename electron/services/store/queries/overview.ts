import type { NamedSums, Overview, OverviewPoint } from '../../../contract/overview.ts'
import { beginningsOf, type Span, stepFor } from '../../../core/query/time-steps.ts'
import type { Database } from '../database.ts'
import { hourMs } from '../projection/rollup-grains.ts'
import { isoOf } from '../projection/transaction-row.ts'
import { createBreakdown } from './overview-breakdown.ts'
import { createSeriesReading } from './overview-series.ts'
import { addAll, emptyTally, sumsOf, type Tally, timedSums } from './overview-sums.ts'

export interface OverviewAsked extends Span {
  readonly sourceId: string | null
}

const mostNames = 50

/**
 * What happened in a span of time, read from sums that are kept: how long it takes depends on the span, not on how much
 * happened. Sums are kept by the hour, so where a zone is ahead by half an hour, hours count where they begin.
 */
export function createOverviewQuery(state: Database): (asked: OverviewAsked) => Overview {
  const readSeries = createSeriesReading(state)
  const breakDown = createBreakdown(state)

  return asked => makeOverview(asked, { readSeries, breakDown })
}

/** Of a folder in which nothing was ever stored. */
export function emptyOverview(asked: OverviewAsked): Overview {
  const nothing = new Map<string, Tally>()
  const parts = { actions: nothing, operators: nothing, countries: nothing, categories: nothing }
  return makeOverview(asked, { readSeries: hours => hours.slice(1).map(emptyTally), breakDown: () => parts })
}

interface Sources {
  readonly readSeries: ReturnType<typeof createSeriesReading>
  readonly breakDown: ReturnType<typeof createBreakdown>
}

function makeOverview({ from, to, zone, sourceId }: OverviewAsked, { readSeries, breakDown }: Sources): Overview {
  const step = stepFor(to - from)
  const beginnings = beginningsOf({ from, to, zone }, step)
  const hours = [...beginnings, to].map(at => Math.ceil(at / hourMs))
  const tallies = readSeries(hours, sourceId)
  const total = addAll(tallies)
  const span = { from: hours[0] ?? 0, to: hours.at(-1) ?? 0 }
  const parts = breakDown(span, sourceId)
  return {
    from: isoOf(beginnings[0] ?? from),
    to: isoOf(to),
    step,
    points: beginnings.map((at, place): OverviewPoint => {
      return { at: isoOf(at), ...timedSums(tallies[place]) }
    }),
    total: timedSums(total),
    actions: named(parts.actions),
    operators: named(parts.operators),
    countries: named(parts.countries),
    categories: named(parts.categories),
  }
}

function named(tallies: ReadonlyMap<string, Tally>): readonly NamedSums[] {
  return [...tallies]
    .map(([name, tally]) => ({ name: name === '' ? null : name, tally, transactions: sumsOf(tally).transactions }))
    .filter(({ transactions }) => transactions > 0)
    .toSorted((a, b) => b.transactions - a.transactions)
    .slice(0, mostNames)
    .map(({ name, tally }) => ({ name, ...timedSums(tally) }))
}
