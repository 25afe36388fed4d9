import { type TimeKey, type TimeUnit, type TimeValue, timeUnits } from '../../contract/transactions/query.ts'
import { momentOf, utcOf, type WallClock } from './zone.ts'

const unitMs: Readonly<Record<TimeUnit, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const mostAmount = 100_000

const agoPattern = /^(\d{1,6})([mhdw])$/i
const dateTimePattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/i

/** Reads `2d`, `2026-11-01`, `2026-11-01T10:30` or one with `Z` or an offset; null for anything else. */
export function readTime(text: string): TimeValue | null {
  const ago = agoPattern.exec(text)
  if (ago !== null) {
    const [amount, unit] = [Number(ago[1]), timeUnits.find(one => one === ago[2]?.toLowerCase())]
    return unit === undefined || amount > mostAmount ? null : { kind: 'ago', amount, unit }
  }
  const found = dateTimePattern.exec(text)
  if (found === null) return null
  const clock = clockOf(found)
  if (!isReal(clock)) return null
  if (found[4] === undefined) return { kind: 'date', date: text }
  if (found[7] === undefined) return { kind: 'local', dateTime: text.slice(0, 19).replace(' ', 'T').toUpperCase() }
  const at = Date.parse(text.replace(' ', 'T').toUpperCase())
  return Number.isNaN(at) ? null : { kind: 'instant', at: new Date(at).toISOString() }
}

/** As `readTime` reads it back. */
export function printTime(time: TimeValue): string {
  switch (time.kind) {
    case 'ago':
      return `${time.amount}${time.unit}`
    case 'date':
      return time.date
    case 'local':
      return time.dateTime
    case 'instant':
      return time.at
  }
}

export interface Asker {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The name of a zone, such as `Africa/Nairobi`. */
  readonly zone: string
}

/** The bound in milliseconds since 1970: from it on for `since`, before it for `until`, which includes a whole day. */
export function boundOf(key: TimeKey, time: TimeValue, { now, zone }: Asker): number {
  switch (time.kind) {
    case 'ago':
      return now - time.amount * unitMs[time.unit]
    case 'instant':
      return Date.parse(time.at)
    case 'date': {
      const clock = clockOf(dateTimePattern.exec(time.date))
      return momentOf(key === 'since' ? clock : { ...clock, day: clock.day + 1 }, zone)
    }
    case 'local':
      return momentOf(clockOf(dateTimePattern.exec(time.dateTime)), zone)
  }
}

function clockOf(found: RegExpExecArray | null): WallClock {
  const part = (place: number): number => Number(found?.[place] ?? 0)
  return { year: part(1), month: part(2), day: part(3), hour: part(4), minute: part(5), second: part(6) }
}

/** February has no 30th, and no clock shows 25:61. */
function isReal(clock: WallClock): boolean {
  const { year, month, day, hour, minute, second } = clock
  const date = new Date(utcOf(clock))
  const isDate = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isDate && hour < 24 && minute < 60 && second < 60
}
