import { inVoice } from '../../language/voice.ts'

const names = inVoice(locale => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, day + 1)))
})

/** The days of a week from Monday on, in few letters. */
export function weekdayNames(): readonly string[] {
  return names()
}
