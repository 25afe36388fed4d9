import type { OverviewStep } from '../../contract/overview.ts'
import { momentOf, type WallClock, wallClockAt } from './zone.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The step with which a span of time is drawn. */
export function stepFor(spanMs: number): OverviewStep {
  if (spanMs <= 2 * dayMs) return 'hour'
  return spanMs <= 92 * dayMs ? 'day' : 'week'
}

export interface Span {
  /** Milliseconds since 1970; `to` is not included. */
  readonly from: number
  readonly to: number
  readonly zone: string
}

/** Where each hour, day or week of a span begins in its zone; the first begins at or before the span does. */
export function beginningsOf({ from, to, zone }: Span, step: OverviewStep): readonly number[] {
  if (step === 'hour') {
    const first = Math.floor(from / hourMs) * hourMs
    return Array.from({ length: Math.max(1, Math.ceil((to - first) / hourMs)) }, (_, n) => first + n * hourMs)
  }
  const days = step === 'week' ? 7 : 1
  const beginnings: number[] = []
  let clock = firstDay(wallClockAt(from, zone), step)
  for (let at = momentOf(clock, zone); beginnings.length === 0 || at < to; at = momentOf(clock, zone)) {
    beginnings.push(at)
    clock = { ...clock, day: clock.day + days }
  }
  return beginnings
}

/** Weeks begin on Monday. */
function firstDay({ year, month, day }: WallClock, step: OverviewStep): WallClock {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const sinceMonday = step === 'week' ? (weekday + 6) % 7 : 0
  return { year, month, day: day - sinceMonday, hour: 0, minute: 0, second: 0 }
}
