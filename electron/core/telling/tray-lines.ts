import type { Connection } from '../../contract/connection.ts'
import type { Link } from '../../contract/health.ts'
import type { Snoozing } from '../../contract/settings/notice-rules.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { inTongue, say, type Told } from '../../contract/speech/say.ts'

export type Broken = Extract<Link, { readonly state: 'broken' }>

/** When and where a time is told: milliseconds since 1970, and a time zone. */
interface Here {
  readonly now: number
  readonly zone: string
  readonly tongue: Tongue
}

export function failedTold(count: number): Told {
  return count === 0
    ? say('tray.no-failed', 'No failed transactions')
    : say('tray.failed', '{count, plural, one {# failed} other {# failed}}', { count })
}

/** The connection in a few words, while nothing is broken. */
export function connectionTold({ sources }: Connection): Told {
  if (sources.length === 0) return say('tray.no-sources', 'No sources yet')
  const live = sources.filter(source => source.state.kind === 'live').length
  if (live === sources.length) return say('tray.live', 'Live')
  return say('tray.some-live', '{count, plural, one {# of {of} sources live} other {# of {of} sources live}}', {
    count: live,
    of: sources.length,
  })
}

/** When something came last, by the clock on the wall: a menu is not drawn anew each minute. Null: nothing yet. */
export function lastTold({ sources }: Connection, here: Here): Told | null {
  const times = sources.flatMap(({ lastDeliveryAt }) => (lastDeliveryAt === null ? [] : [Date.parse(lastDeliveryAt)]))
  if (times.length === 0) return null
  return say('tray.last', 'Last delivery: {time}', { time: clockTime(Math.max(...times), here) })
}

export function snoozedTold({ until }: Snoozing, here: Here): Told {
  return until === null
    ? say('tray.snoozed', 'Notifications are snoozed')
    : say('tray.snoozed-until', 'Notifications are snoozed until {time}', { time: clockTime(Date.parse(until), here) })
}

/** Hours and minutes, with the day unless it is today. */
function clockTime(at: number, { now, zone, tongue }: Here): string {
  const day = (time: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time)
  const style = { hour: '2-digit', minute: '2-digit', timeZone: zone } as const
  const other = day(at) === day(now) ? {} : ({ weekday: 'short', day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(tongue.locale, { ...style, ...other }).format(at)
}

/** A tooltip and a line of a menu hold no more. */
const longestLine = 100

/** The link and what is wrong with it: the first sentence; the window has the rest. */
export function brokenLine({ label, saidLabel, sentence, said }: Broken, tongue: Tongue): string {
  const link = inTongue({ sentence: label, said: saidLabel }, tongue)
  const [first = ''] = inTongue({ sentence, said }, tongue).split(/(?<=[.!?]) /)
  const why = first.replace(/\.$/, '')
  const line = inTongue(say('tray.broken', '{link}: {why}', { link, why }), tongue)
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`
}
