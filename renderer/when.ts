import { words } from './words.ts'

/*
 * Times as words, in the person's own zone. The language follows the words of the window, the habits (12 or 24 hours,
 * the order of day and month) follow the system where its language is the same.
 */
const system = globalThis.navigator?.language ?? 'en-GB'
const locale = system.startsWith('en-') ? system : 'en-GB'

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
const dayAndTime = new Intl.DateTimeFormat(locale, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const dayAndYear = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' })
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
const timeOnly = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const numbers = new Intl.NumberFormat(locale)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What is to come: `in a moment`, also when it is due already; then as other times. */
export function comingTime(iso: string, now: Date): string {
  const wait = Date.parse(iso) - now.getTime()
  return wait < minute ? words.when.soon : relativeTime(iso, now)
}

/** `just now`, `5 min ago`, `3 hr ago`, then the date. Unreadable times come back as they are. */
export function relativeTime(iso: string, now: Date): string {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return iso
  const ago = now.getTime() - at
  // Also a moment ahead: the window's own clock only moves now and then.
  if (Math.abs(ago) < minute) return words.when.now
  if (Math.abs(ago) < hour) return relative.format(-Math.trunc(ago / minute), 'minute')
  if (Math.abs(ago) < day) return relative.format(-Math.trunc(ago / hour), 'hour')
  return Math.abs(ago) < 300 * day ? dayAndTime.format(at) : dayAndYear.format(at)
}

export function shortTime(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : dayAndTime.format(at)
}

/** The clock of today, with the day for any other; `14:02 – 14:19`, `1 Mar, 22:10 – 2 Mar, 07:55`. */
export function timeRange(fromIso: string, toIso: string, now: Date): string {
  const [from, to] = [Date.parse(fromIso), Date.parse(toIso)]
  if (Number.isNaN(from) || Number.isNaN(to)) return `${fromIso} – ${toIso}`
  return clockOf(from, now).formatRange(Math.min(from, to), to)
}

/** As `timeRange`, for one time. */
export function clockTime(iso: string, now: Date): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : clockOf(at, now).format(at)
}

function clockOf(at: number, now: Date): Intl.DateTimeFormat {
  return new Date(at).toDateString() === now.toDateString() ? timeOnly : dayAndTime
}

export function exactTime(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : full.format(at)
}

/** The time between two instants in its two largest units: `6 h 57 min`. */
export function span(fromIso: string, toIso: string): string {
  const ms = Math.abs(Date.parse(toIso) - Date.parse(fromIso))
  return Number.isNaN(ms) ? '' : duration(ms)
}

/** Milliseconds in their two largest units. */
export function duration(ms: number): string {
  if (ms < minute) return `${Math.round(ms / 1000)} s`
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(ms / day), 'd'],
    [Math.floor((ms % day) / hour), 'h'],
    [Math.floor((ms % hour) / minute), 'min'],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  const largest = parts.slice(first, first + 2).filter(([amount]) => amount > 0)
  return largest.map(([amount, unit]) => `${amount} ${unit}`).join(' ')
}

export function count(value: number): string {
  return numbers.format(value)
}
