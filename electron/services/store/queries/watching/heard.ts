import type { DecidedOfDay, Heard, LastHeard } from '../../../../core/normal/heard.ts'
import { hourMs } from '../../../../core/normal/hour-of-week.ts'
import type { OpenUnusual } from '../../../../core/normal/unusual-watch.ts'
import type { Database } from '../../database.ts'
import { grains } from '../../projection/sums/rollup-grains.ts'
import type { UnusualRow } from '../../projection/telling/unusual-book.ts'
import { blindnessOf } from './blind-spans.ts'
import type { WatchedSeries } from './usual.ts'

export interface HeardAsked {
  readonly series: readonly WatchedSeries[]
  readonly now: number
}

export interface HeardNow {
  /** By the id of the series. */
  readonly heard: ReadonlyMap<number, Heard>
  /** What was found to be unusual and is not over, of any series. */
  readonly open: readonly OpenUnusual[]
}

const events = 'pending + succeeded + failed + cancelled + unknown'
const ofSeries = `FROM rollups WHERE series = ? AND grain = ${grains.hour}`
const dayMs = 24 * hourMs

/** What was heard of these series so far. A look costs a few short reads of each. */
export function createHeardQuery(state: Database): (asked: HeardAsked) => HeardNow {
  const last = state.prepare<[number, number], LastHeard>(
    `SELECT at AS hour, ${events} AS events ${ofSeries} AND at <= ? ORDER BY at DESC LIMIT 1`,
  )
  const total = state
    .prepare<[number, number, number], number | null>(`SELECT sum(${events}) ${ofSeries} AND at > ? AND at <= ?`)
    .pluck()
  const decided = state.prepare<[number, number], DecidedOfDay>(
    `SELECT at / 24 AS day, sum(succeeded) AS succeeded, sum(failed) AS failed ${ofSeries} AND at >= ?
     GROUP BY day ORDER BY day`,
  )
  const unusual = state.prepare<[], UnusualRow>('SELECT * FROM unusual WHERE over_at IS NULL ORDER BY since, id')
  const wholeOver = state
    .prepare<[string], number | null>(
      `SELECT max(over_at) FROM unusual WHERE topic = 'silence' AND source_id = ? AND action IS NULL`,
    )
    .pluck()
  const spansOf = blindnessOf(state)

  function heardOf({ id, sourceId, action }: WatchedSeries, now: number): Heard {
    const found = last.get(id, Math.floor(now / hourMs)) ?? { hour: null, events: 0 }
    const end = found.hour === null ? now : (found.hour + 1) * hourMs
    const spans = spansOf(sourceId, end - dayMs, now)
    const latest = spans.at(-1)
    const isBlind = latest !== undefined && latest.to > now
    const isWhole = spans.every(({ from }) => from >= end)
    const heardUntil = latest === undefined || isBlind ? null : latest.to
    // A part of what was silent as a whole begins anew when that ended.
    const silentUntil = action === null ? null : (wholeOver.get(sourceId) ?? null)
    return {
      last: { hour: found.hour === null ? null : found.hour * hourMs, events: found.events },
      eventsOfDay: found.hour === null || !isWhole ? null : (total.get(id, found.hour - 24, found.hour) ?? 0),
      decided: decided.all(id, (Math.floor(now / dayMs) - 1) * 24),
      isBlind,
      deafUntil: latestOf(heardUntil, silentUntil),
    }
  }

  return ({ series, now }) => ({
    heard: new Map(series.map(one => [one.id, heardOf(one, now)])),
    open: unusual.all().map(openOf),
  })
}

function latestOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

function openOf({ topic, source_id, action, operator, since, last_hour, last_events }: UnusualRow): OpenUnusual {
  return { topic, sourceId: source_id, action, operator, since, last: { hour: last_hour, events: last_events } }
}
