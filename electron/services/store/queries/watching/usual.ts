import { type Baseline, type HourSum, learnBaseline } from '../../../../core/normal/baseline.ts'
import type { Series } from '../../../../core/normal/heard.ts'
import { hourMs } from '../../../../core/normal/hour-of-week.ts'
import type { Database } from '../../database.ts'
import { grains } from '../../projection/sums/rollup-grains.ts'
import { type BlindSpan, blindnessOf } from './blind-spans.ts'

/** A series with enough of a history that something may be normal for it. */
export interface WatchedSeries extends Series {
  readonly id: number
}

export interface LearnAsked {
  readonly series: WatchedSeries
  readonly now: number
  /** In whose hours of the week it is learned. */
  readonly zone: string
}

/** What is normal is learned from so much, in milliseconds; less than hours are kept apart. */
const learnedMs = 8 * 7 * 24 * hourMs
const fewestEvents = 200
const mostWatched = 200

interface SumRow {
  readonly at: number
  readonly events: number
  readonly succeeded: number
  readonly failed: number
}

const events = 'pending + succeeded + failed + cancelled + unknown'

/** The series that there is most of, a bounded number; `now` in milliseconds since 1970. */
export function createWatchedSeriesQuery(state: Database): (now: number) => readonly WatchedSeries[] {
  const series = state.prepare<
    [number],
    { readonly id: number; readonly source_id: string; readonly action: string; readonly operator: string }
  >(`
    SELECT s.id, s.source_id, s.action, s.operator
    FROM rollup_series s JOIN rollups r ON r.series = s.id AND r.grain = ${grains.hour} AND r.at >= ?
    WHERE s.kind = 'heard'
    GROUP BY s.id HAVING sum(${events}) >= ${fewestEvents} ORDER BY sum(${events}) DESC, s.id LIMIT ${mostWatched}
  `)
  return now =>
    series.all(hourOf(now - learnedMs)).map(({ id, source_id, action, operator }) => ({
      ...{ id, sourceId: source_id },
      ...{ action: action === '' ? null : action, operator: operator === '' ? null : operator },
    }))
}

/** What is normal for a series; null while there is too little to say so. */
export function createUsualQuery(state: Database): (asked: LearnAsked) => Baseline | null {
  const sums = state.prepare<[number, number, number], SumRow>(`
    SELECT at, ${events} AS events, succeeded, failed FROM rollups
    WHERE series = ? AND grain = ${grains.hour} AND at >= ? AND at < ? ORDER BY at
  `)
  const spansOf = blindnessOf(state)
  return ({ series, now, zone }) => {
    const to = hourOf(now)
    const rows = sums.all(series.id, hourOf(now - learnedMs), to)
    const [first] = rows
    if (first === undefined) return null
    // What began later was not silent before.
    const range = { from: first.at * hourMs, to: to * hourMs, zone }
    return learnBaseline(withBlindHours(rows, spansOf(series.sourceId, range.from, range.to), range), range)
  }
}

/** Each hour in which less than all could be heard is a sum of its own. */
function withBlindHours(
  rows: readonly SumRow[],
  spans: readonly BlindSpan[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly HourSum[] {
  const sums = new Map<number, HourSum>(rows.map(row => [row.at * hourMs, { ...row, at: row.at * hourMs, heard: 1 }]))
  for (const span of spans) {
    const [begins, ends] = [Math.max(from, span.from), Math.min(to, span.to)]
    for (let at = Math.floor(begins / hourMs) * hourMs; at < ends; at += hourMs) {
      const deaf = (Math.min(ends, at + hourMs) - Math.max(begins, at)) / hourMs
      const known = sums.get(at) ?? { at, events: 0, succeeded: 0, failed: 0, heard: 1 }
      sums.set(at, { ...known, heard: Math.max(0, known.heard - deaf) })
    }
  }
  return [...sums.values()]
}

function hourOf(at: number): number {
  return Math.floor(at / hourMs)
}
