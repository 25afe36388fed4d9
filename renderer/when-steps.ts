import type { OverviewStep } from '../electron/contract/overview.ts'
import { locale } from './when.ts'
import { overviewWords } from './words-overview.ts'

const withMinutes = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
/** `2 PM` says enough; `14` alone does not. */
const hourOfDay = withMinutes.resolvedOptions().hour12
  ? new Intl.DateTimeFormat(locale, { hour: 'numeric' })
  : withMinutes
const hourAndDay = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
const dayOfMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayOfWeek = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const monthOfYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' })
const wholeMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })

/** An hour, day, week or month by its name: `Tue 14:00`, `Tue, 3 Mar`, `Week from 2 Mar 2026`, `March 2026`. */
export function stepName(iso: string, step: OverviewStep): string {
  const at = Date.parse(iso)
  switch (step) {
    case 'hour':
      return hourAndDay.format(at)
    case 'day':
      return dayOfWeek.format(at)
    case 'week':
      return overviewWords.week(dayOfYear.format(at))
    case 'month':
      return wholeMonth.format(at)
  }
}

/** A moment (in milliseconds) under an axis, as short as the step allows. */
export function axisTime(at: number, step: OverviewStep): string {
  switch (step) {
    case 'hour':
      return hourOfDay.format(at)
    case 'day':
      return dayOfMonth.format(at)
    case 'week':
    case 'month':
      return monthOfYear.format(at)
  }
}

/** A part of one, from 0 to 1. */
export function percent(part: number): string {
  return percents.format(part)
}
