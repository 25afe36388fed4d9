import { inVoice } from './language/voice.ts'
import { listWords } from './words/list.ts'
import { words } from './words/main.ts'

/*
 * Times as words, in the person's own zone and in the language of the window; the habits (12 or 24 hours, the order of
 * day and month) follow the system where its language is the same.
 */
/** `9:14 AM` and `09:14`: whether an hour has two digits is the habit of a place. */
const clock = { hour: 'numeric', minute: '2-digit' } as const
const forms = inVoice(locale => ({
  relative: new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }),
  dayAndTime: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...clock }),
  dayAndSeconds: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...clock, second: '2-digit' }),
  dayAndYear: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }),
  full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
  timeOnly: new Intl.DateTimeFormat(locale, clock),
  timeWithSeconds: new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
  weekdayAndYear: new Intl.DateTimeFormat(locale, { dateStyle: 'full' }),
  numbers: new Intl.NumberFormat(locale),
  lists: new Intl.ListFormat(locale, { style: 'short', type: 'unit' }),
}))

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
  if (Math.abs(ago) < hour) return forms().relative.format(-Math.trunc(ago / minute), 'minute')
  if (Math.abs(ago) < day) return forms().relative.format(-Math.trunc(ago / hour), 'hour')
  return Math.abs(ago) < 300 * day ? forms().dayAndTime.format(at) : forms().dayAndYear.format(at)
}

/** `24 Aug 2025`. */
export function calendarDay(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : forms().dayAndYear.format(at)
}

export function shortTime(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : forms().dayAndTime.format(at)
}

/** As `shortTime`, with seconds where no more than minutes lie between what is told apart. */
export function timeWithin(iso: string, spanMs: number): string {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return iso
  return (spanMs < 10 * minute ? forms().dayAndSeconds : forms().dayAndTime).format(at)
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
  return new Date(at).toDateString() === now.toDateString() ? forms().timeOnly : forms().dayAndTime
}

export function exactTime(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : forms().full.format(at)
}

/** For where the day is said: as `relativeTime` within a day, then the clock. */
export function timeBelowDay(iso: string, now: Date): string {
  const ago = now.getTime() - Date.parse(iso)
  return Math.abs(ago) >= day ? forms().timeOnly.format(Date.parse(iso)) : relativeTime(iso, now)
}

/** The clock with seconds: `14:02:31`. */
export function secondsTime(iso: string): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : forms().timeWithSeconds.format(at)
}

/** The day of a time in the person's own zone, as `2026-03-02`; null when it cannot be read. */
export function dayOf(iso: string): string | null {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? null : dateText(at)
}

/** `Today`, `Yesterday`, `Monday, 2 March`; with the year when it is another one. `day` is as `dayOf` gives it. */
export function dayName(day: string, now: Date): string {
  if (day === dateText(now)) return listWords.day.today
  if (day === dateText(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return listWords.day.yesterday
  // Without a zone it is read as local time; noon exists on every day.
  const noon = new Date(`${day}T12:00`)
  return (noon.getFullYear() === now.getFullYear() ? forms().weekday : forms().weekdayAndYear).format(noon)
}

function dateText(at: Date): string {
  const [month, date] = [at.getMonth() + 1, at.getDate()].map(part => String(part).padStart(2, '0'))
  return `${String(at.getFullYear()).padStart(4, '0')}-${month}-${date}`
}

/** The time between two instants in its two largest units: `6 h 57 min`. */
export function span(fromIso: string, toIso: string): string {
  const ms = Math.abs(Date.parse(toIso) - Date.parse(fromIso))
  return Number.isNaN(ms) ? '' : duration(ms)
}

/** Milliseconds in their two largest units. */
export function duration(ms: number): string {
  const { days, hours, minutes, seconds } = words.when
  if (ms < minute) return seconds(count(Math.round(ms / 1000)))
  const parts: readonly (readonly [number, (amount: string) => string])[] = [
    [Math.floor(ms / day), days],
    [Math.floor((ms % day) / hour), hours],
    [Math.floor((ms % hour) / minute), minutes],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  const largest = parts.slice(first, first + 2).filter(([amount]) => amount > 0)
  return largest.map(([amount, inUnit]) => inUnit(count(amount))).join(' ')
}

export function count(value: number): string {
  return forms().numbers.format(value)
}

/** Several things one after the other: `3 failed, 1 pending`. */
export function list(parts: readonly string[]): string {
  return forms().lists.format(parts)
}
