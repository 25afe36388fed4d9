import type { QuietHours } from '../../../electron/contract/settings/notice-rules.ts'

const minuteMs = 60_000

/**
 * Whether it is quiet, minute by minute, read from what a clock in the zone shows: the definition, without any of the
 * arithmetic that is tested. Index 0 is `from`; both ends in milliseconds since 1970, whole minutes.
 */
export function quietMinutes({ zone, ranges }: QuietHours, from: number, to: number): readonly boolean[] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
  return Array.from({ length: (to - from) / minuteMs }, (_, minute) => {
    const [day = '', time = ''] = clock
      .format(from + minute * minuteMs)
      .toLowerCase()
      .split(/[ ,]+/)
    const today = days.findIndex(known => known.startsWith(day))
    const yesterday = days[(today + 6) % 7]
    return ranges.some(range => {
      const isOverMidnight = range.to <= range.from
      const startedToday = range.days.some(name => name === day) && time >= range.from
      if (!isOverMidnight) return startedToday && time < range.to
      return startedToday || (range.days.some(name => name === yesterday) && time < range.to)
    })
  })
}

/** When it is loud again, by the minutes above; null when it is loud already. */
export function loudAgain(minutes: readonly boolean[], from: number, at: number): number | null {
  let minute = Math.floor((at - from) / minuteMs)
  if (minutes[minute] !== true) return null
  while (minutes[minute] === true) minute += 1
  return from + minute * minuteMs
}
