import type {
  ApartKey,
  NamedSums,
  OnlyNames,
  Overview,
  OverviewPoint,
  OverviewStep,
} from '../../../../contract/transactions/overview.ts'
import { beginningsOf, type Span, stepFor } from '../../../../core/query/time-steps.ts'
import type { Database } from '../../database.ts'
import { hourMs } from '../../projection/sums/rollup-grains.ts'
import { isoOf } from '../../projection/transactions/transaction-row.ts'
import { type ApartTallies, createApartReading } from './apart.ts'
import { createBreakdown } from './breakdown.ts'
import { createKeptHours, type KeptHours } from './kept-hours.ts'
import { linesOf } from './lines.ts'
import { hasNames, narrowingOf } from './narrowing.ts'
import { createSeriesReading } from './series.ts'
import { addAll, addEach, emptyTally, restOf, sumsOf, type Tally, timedSums } from './tally.ts'

export interface OverviewAsked extends Span {
  readonly sourceId: string | null
  readonly only?: OnlyNames | undefined
  readonly by?: ApartKey | undefined
}

const mostNames = 50

/**
 * What happened in a span of time, read from sums that are kept: how long it takes depends on the span, not on how much
 * happened. Sums are kept by the hour, so where a zone is ahead by half an hour, hours count where they begin.
 */
export function createOverviewQuery(state: Database): (asked: OverviewAsked) => Overview {
  const readSeries = createSeriesReading(state)
  const readApart = createApartReading(state)
  const breakDown = createBreakdown(state)
  const keptHours = createKeptHours(state)

  return asked => makeOverview(asked, { readSeries, readApart, breakDown, keptHours: keptHours() })
}

/** Of a folder in which nothing was ever stored. */
export function emptyOverview(asked: OverviewAsked): Overview {
  const nothing = new Map<string, Tally>()
  const parts = { actions: nothing, operators: nothing, countries: nothing }
  return makeOverview(asked, {
    readSeries: hours => hours.slice(1).map(emptyTally),
    readApart: () => new Map(),
    breakDown: (_span, narrowing) => ({ ...parts, categories: hasNames(narrowing) ? null : nothing }),
    keptHours: { horizon: 0, kept: hour => hour, end: hour => hour },
  })
}

interface Sources {
  readonly readSeries: ReturnType<typeof createSeriesReading>
  readonly readApart: ReturnType<typeof createApartReading>
  readonly breakDown: ReturnType<typeof createBreakdown>
  readonly keptHours: KeptHours
}

function makeOverview(asked: OverviewAsked, { readSeries, readApart, breakDown, keptHours }: Sources): Overview {
  const { sourceId, only } = asked
  const narrowing = narrowingOf(sourceId, only)
  const isNarrowed = hasNames(narrowing)
  const by = isNarrowed && asked.by === 'category' ? undefined : asked.by
  const needsDays = isNarrowed || by !== undefined || isNotKeptApart(asked, keptHours)
  const { step, beginnings, to } = stepsOf(asked, needsDays ? keptHours.horizon : 0)
  const hours = [...beginnings, to].map(at => Math.ceil(at / hourMs))
  const tell = (key: ApartKey): ApartTallies => readApart({ hours, step, by: key, narrowing }, keptHours)
  const found = isNarrowed || by !== undefined ? tell(by ?? 'action') : new Map<string, readonly Tally[]>()
  const tallies = isNarrowed ? whole(found, beginnings.length) : readSeries(hours, step, sourceId)
  const span = { from: hours[0] ?? 0, to: hours.at(-1) ?? 0 }
  const parts = breakDown(span, narrowing, keptHours)
  return {
    from: isoOf(beginnings[0] ?? asked.from),
    to: isoOf(to),
    step,
    points: beginnings.map((at, place): OverviewPoint => {
      return { at: isoOf(at), ...timedSums(tallies[place]) }
    }),
    total: timedSums(addAll(tallies)),
    actions: named(parts.actions),
    operators: named(parts.operators),
    countries: named(parts.countries),
    categories: parts.categories === null ? null : named(parts.categories),
    apart:
      by === undefined
        ? null
        : linesOf(by, by === 'category' ? withNameless(found, addEach([...tell('action').values()])) : found),
  }
}

/** A few old hours: no day is nearest to them, so that nothing could be told of what a sum of these hours is made of. */
function isNotKeptApart({ from, to }: Span, { kept, end }: KeptHours): boolean {
  return kept(Math.ceil(from / hourMs)) >= end(Math.ceil(to / hourMs))
}

interface Steps {
  readonly step: OverviewStep
  readonly beginnings: readonly number[]
  readonly to: number
}

/** Hours that begin before the horizon (in hours since 1970) are days, and then the last one is a whole day too. */
function stepsOf({ from, to, zone }: OverviewAsked, horizon: number): Steps {
  const step = stepFor(to - from)
  if (step !== 'hour' || from >= horizon * hourMs)
    return { step, beginnings: beginningsOf({ from, to, zone }, step), to }
  const beginnings = beginningsOf({ from, to, zone }, 'day')
  const [, end = to] = beginningsOf({ from: to - 1, to: to + 2 * 24 * hourMs, zone }, 'day')
  return { step: 'day', beginnings, to: end }
}

/** No sums are kept of what has no category: it is what the others leave of the whole. */
function withNameless(found: ApartTallies, all: readonly Tally[]): ApartTallies {
  const nameless = all.map((tally, place) => {
    return restOf(
      tally,
      [...found.values()].map(tallies => tallies[place] ?? emptyTally()),
    )
  })
  return new Map([...found, ['', nameless]])
}

/** All names together. */
function whole(found: ApartTallies, steps: number): readonly Tally[] {
  return found.size === 0 ? Array.from({ length: steps }, emptyTally) : addEach([...found.values()])
}

function named(tallies: ReadonlyMap<string, Tally>): readonly NamedSums[] {
  return [...tallies]
    .map(([name, tally]) => ({ name: name === '' ? null : name, tally, transactions: sumsOf(tally).transactions }))
    .filter(({ transactions }) => transactions > 0)
    .toSorted((a, b) => b.transactions - a.transactions)
    .slice(0, mostNames)
    .map(({ name, tally }) => ({ name, ...timedSums(tally) }))
}
