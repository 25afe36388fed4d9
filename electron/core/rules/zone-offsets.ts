import { utcOf, wallClockAt } from '../query/zone.ts'

const hourMs = 3_600_000
/** A year and more of hours: what a rehearsal or a baseline looks at. */
const mostHours = 20_000

/** How far the clocks of a zone are ahead of UTC at a moment; all in milliseconds. */
export type OffsetAt = (at: number) => number

const zones = new Map<string, OffsetAt>()

/**
 * Asking the zone costs microseconds, so what it said is remembered by the hour: clocks that are as far ahead at both
 * ends of an hour are so within it.
 */
export function offsetsOf(zone: string): OffsetAt {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const offsets = new Map<number, number | null>()
  const edge = (hour: number) => askZone(hour * hourMs, zone)
  const offsetAt: OffsetAt = at => {
    const hour = Math.floor(at / hourMs)
    let offset = offsets.get(hour)
    if (offset === undefined) {
      if (offsets.size > mostHours) offsets.clear()
      const first = edge(hour)
      offset = first === edge(hour + 1) ? first : null
      offsets.set(hour, offset)
    }
    return offset ?? askZone(at, zone)
  }
  zones.set(zone, offsetAt)
  return offsetAt
}

function askZone(at: number, zone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  return utcOf(wallClockAt(whole, zone)) - whole
}

/** The first moment after `from`, up to `to`, at which clocks are set; null when none is. */
export function nextClockChange(offsetAt: OffsetAt, from: number, to: number): number | null {
  const stepMs = 6 * hourMs
  const before = offsetAt(from)
  for (let low = from; low < to; low += stepMs) {
    const high = Math.min(low + stepMs, to)
    if (offsetAt(high) !== before) return changeBetween(offsetAt, low, high)
  }
  return null
}

function changeBetween(offsetAt: OffsetAt, from: number, to: number): number {
  const before = offsetAt(from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}
