import { createRecent } from '../recent.ts'

/** A moment on the clock of a wall. `month` from 1. */
export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  formats.set(zone, made)
  return made
}

/** Whether it is the name of a zone, such as `Africa/Nairobi`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** What a clock in that zone shows at a moment (milliseconds since 1970). */
export function wallClockAt(at: number, zone: string): WallClock {
  const found: Record<string, number> = {}
  let isBeforeChrist = false
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type === 'era') isBeforeChrist = value.startsWith('B')
    else found[type] = Number(value)
  }
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found
  return { year: isBeforeChrist ? 1 - year : year, month, day, hour, minute, second }
}

/** An overview asks for the same beginnings each time that it is looked at, and a calendar takes long to tell. */
const recentOffsets = createRecent<number>(4096)

/** How far that zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  return recentOffsets(`${whole} ${zone}`, () => utcOf(wallClockAt(whole, zone)) - whole)
}

/**
 * The moment at which clocks in that zone show this. What they show twice is the first time; what they skip is as
 * much later as they skip.
 */
export function momentOf(clock: WallClock, zone: string): number {
  const wanted = utcOf(clock)
  const dayMs = 86_400_000
  const [before, after] = [offsetAt(wanted - dayMs, zone), offsetAt(wanted + dayMs, zone)]
  const early = wanted - before
  if (offsetAt(early, zone) === before) return before === after ? early : Math.min(early, fits(wanted, after, zone))
  return fits(wanted, after, zone, early)
}

function fits(wanted: number, offset: number, zone: string, otherwise = Number.POSITIVE_INFINITY): number {
  const at = wanted - offset
  return offsetAt(at, zone) === offset ? at : otherwise
}

/** Also normalises: day 32 is the first of the next month. Years below 100 are those years. */
export function utcOf({ year, month, day, hour, minute, second }: WallClock): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second, 0)
}
