import type { OverviewStep } from '../../contract/transactions/overview.ts'
import { momentOf, type WallClock, wallClockAt } from './zone.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The step with which a span of time is drawn. */
export function stepFor(spanMs: number): OverviewStep {
  if (spanMs <= 2 * dayMs) return 'hour'
  if (spanMs <= 92 * dayMs) return 'day'
  return spanMs <= 366 * dayMs ? 'week' : 'month'
}

export interface Span {
  /** Milliseconds since 1970; `to` is not included. */
  readonly from: number
  readonly to: number
  readonly zone: string
}

/** Where each hour, day, week or month of a span begins in its zone; the first begins at or before the span does. */
export function beginningsOf({ from, to, zone }: Span, step: OverviewStep): readonly number[] {
  if (step === 'hour') {
    const first = Math.floor(from / hourMs) * hourMs
    return Array.from({ length: Math.max(1, Math.ceil((to - first) / hourMs)) }, (_, n) => first + n * hourMs)
  }
  const beginnings: number[] = []
  let clock = firstDay(wallClockAt(from, zone), step)
  for (let at = momentOf(clock, zone); beginnings.length === 0 || at < to; at = momentOf(clock, zone)) {
    beginnings.push(at)
    clock = following(clock, step)
  }
  return beginnings
}

/** Weeks begin on Monday. */
function firstDay({ year, month, day }: WallClock, step: DatedStep): WallClock {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const first = { day, week: day - ((weekday + 6) % 7), month: 1 }[step]
  return { year, month, day: first, hour: 0, minute: 0, second: 0 }
}

function following(clock: WallClock, step: DatedStep): WallClock {
  switch (step) {
    case 'day':
      return { ...clock, day: clock.day + 1 }
    case 'week':
      return { ...clock, day: clock.day + 7 }
    case 'month':
      return { ...clock, month: clock.month + 1 }
  }
}

type DatedStep = Exclude<OverviewStep, 'hour'>
