import type { OverviewStep } from '../electron/contract/transactions/overview.ts'
import { inVoice } from './language/voice.ts'
import { overviewWords } from './words/overview.ts'

const forms = inVoice(locale => {
  const withMinutes = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const isTwelve = withMinutes.resolvedOptions().hour12 === true
  return {
    /** `2 PM` says enough; `14` alone does not. */
    hourOfDay: isTwelve ? new Intl.DateTimeFormat(locale, { hour: 'numeric' }) : withMinutes,
    hourAndDay: new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
    dayOfMonth: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
    dayOfWeek: new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
    dayOfYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    monthOfYear: new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' }),
    wholeMonth: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
    percents: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
  }
})

/** An hour, day, week or month by its name: `Tue 14:00`, `Tue, 3 Mar`, `Week from 2 Mar 2026`, `March 2026`. */
export function stepName(iso: string, step: OverviewStep): string {
  const at = Date.parse(iso)
  switch (step) {
    case 'hour':
      return forms().hourAndDay.format(at)
    case 'day':
      return forms().dayOfWeek.format(at)
    case 'week':
      return overviewWords.week(forms().dayOfYear.format(at))
    case 'month':
      return forms().wholeMonth.format(at)
  }
}

/** A moment (in milliseconds) under an axis, as short as the step allows. */
export function axisTime(at: number, step: OverviewStep): string {
  switch (step) {
    case 'hour':
      return forms().hourOfDay.format(at)
    case 'day':
      return forms().dayOfMonth.format(at)
    case 'week':
    case 'month':
      return forms().monthOfYear.format(at)
  }
}

/** A part of one, from 0 to 1. */
export function percent(part: number): string {
  return forms().percents.format(part)
}
