import { type QuietHours, type QuietRange, weekdays } from '../../contract/settings/notice-rules.ts'
import { nextClockChange, offsetsOf } from './zone-offsets.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs
const weekMs = 7 * dayMs
/** 1970-01-01 was a Thursday: so much of its week was over. */
const beforeEpochMs = 3 * dayMs

export interface QuietClock {
  /**
   * When it is loud again, if it is quiet at that moment; null when it is not. Milliseconds since 1970. It is quiet when a
   * clock in the zone shows a quiet time: what clocks skip is no time, and what they show twice is quiet twice.
   */
  quietUntil(at: number): number | null
}

/** A span of the week, in milliseconds from Monday midnight; `to` is not included. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Makes a clock of quiet hours whose zone is known to exist. */
export function quietClockOf({ zone, ranges }: QuietHours): QuietClock {
  const spans = spansOf(ranges)
  const offsetAt = offsetsOf(zone)
  const spanAt = (wall: number): Span | undefined => {
    const time = timeOfWeek(wall)
    return spans.find(({ from, to }) => time >= from && time < to)
  }
  return {
    quietUntil(at) {
      let now = at
      // Each round ends at the end of a span or where clocks are set; a week has few of both.
      for (let rounds = 0; rounds <= 2 * (spans.length + 2); rounds++) {
        const wall = now + offsetAt(now)
        const span = spanAt(wall)
        if (span === undefined) return now === at ? null : now
        const end = now + span.to - timeOfWeek(wall)
        now = nextClockChange(offsetAt, now, end) ?? end
      }
      return now
    },
  }
}

/** Since Monday midnight on the wall. */
function timeOfWeek(wall: number): number {
  return (((wall + beforeEpochMs) % weekMs) + weekMs) % weekMs
}

/** Joined where they touch or overlap, in order; what goes on past Sunday midnight is cut there. */
function spansOf(ranges: readonly QuietRange[]): readonly Span[] {
  const cut = ranges
    .flatMap(({ days, from, to }) => {
      const [first, last] = [timeOfDay(from), timeOfDay(to)]
      const length = last > first ? last - first : last - first + dayMs
      return days.flatMap(day => cutAtWeek(weekdays.indexOf(day) * dayMs + first, length))
    })
    .toSorted((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of cut) {
    const last = joined.at(-1)
    if (last === undefined || span.from > last.to) joined.push(span)
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return joined
}

function cutAtWeek(from: number, length: number): readonly Span[] {
  const to = from + length
  if (to <= weekMs) return [{ from, to }]
  return [
    { from, to: weekMs },
    { from: 0, to: to - weekMs },
  ]
}

function timeOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minuteMs
}

/** Whether it is never loud: then nothing that is held back would ever be told. */
export function isAlwaysQuiet(ranges: readonly QuietRange[]): boolean {
  const [only] = spansOf(ranges)
  return only !== undefined && only.from === 0 && only.to === weekMs
}
