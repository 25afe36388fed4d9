import { offsetsOf } from '../rules/zone-offsets.ts'
import type { Baseline } from './baseline.ts'
import { hourMs, hourOfWeek } from './hour-of-week.ts'

/** How many false alarms a week are taken, over all actions and operators together; half of it for each kind of alarm. */
export const alarmsOfWeek = 0.2

export interface Quiet {
  /** The last event, or when the app could hear again after it could not, whichever was later. Milliseconds since 1970. */
  readonly since: number
  readonly now: number
  readonly zone: string
  /** How many actions and operators are watched. */
  readonly watched: number
  /** How many events came in the day before `since`; null when the app could not hear for all of it. */
  readonly eventsOfDay: number | null
}

/** How long before a silence is looked at to see what kind of time it is. */
const dayBeforeMs = 24 * hourMs

/** It is silent where there is normally traffic; `expected`: how many events would normally have come. */
export interface Silence {
  readonly expected: number
  readonly quietMs: number
}

/**
 * Whether nothing came for so long that chance does not explain it; null when it does. Each pause between two events is one
 * chance to be wrong, so the more events a week has, the less likely a pause has to be. Days differ by more than chance,
 * by a factor with a gamma distribution. Today may have a factor of its own, or that of the day before, as in a week of
 * holidays: neither may explain the silence.
 */
export function silenceOf(baseline: Baseline, quiet: Quiet): Silence | null {
  const { since, now, zone, watched, eventsOfDay } = quiet
  const expected = expectedBetween(baseline, { since, now, zone })
  const { steadiness } = baseline
  const ofItsOwn = logOfNone(expected, steadiness, steadiness)
  const dayBefore = expectedBetween(baseline, { since: since - dayBeforeMs, now: since, zone })
  // A busy day makes no silence stranger than a usual one does.
  const seen = Math.min(dayBefore, eventsOfDay ?? dayBefore)
  const asBefore = logOfNone(expected, steadiness + seen, steadiness + dayBefore)
  const allowed = Math.log(alarmsOfWeek / 2 / (Math.max(1, watched) * Math.max(1, baseline.eventsOfWeek)))
  return Math.max(ofItsOwn, asBefore) < allowed ? { expected, quietMs: now - since } : null
}

/** The logarithm of how likely no event is where so many are expected, times a factor of that gamma distribution. */
function logOfNone(expected: number, shape: number, scale: number): number {
  return -shape * Math.log1p(expected / scale)
}

/** How many events are normal in a span of time, at the least. */
export function expectedBetween(
  baseline: Baseline,
  { since, now, zone }: Pick<Quiet, 'since' | 'now' | 'zone'>,
): number {
  const offsetAt = offsetsOf(zone)
  let expected = 0
  // After two weeks of silence nothing more is learned from it.
  const first = Math.max(since, now - 336 * hourMs)
  for (let at = first; at < now; ) {
    const end = Math.min(now, (Math.floor(at / hourMs) + 1) * hourMs)
    expected += (baseline.rates[hourOfWeek(at, offsetAt)] ?? 0) * ((end - at) / hourMs)
    at = end
  }
  return expected
}
