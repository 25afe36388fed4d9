import type { RetentionSettings } from '../../contract/settings/settings.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** An engine that was off for longer waits too, and loses nothing by it. */
const mostAheadMs = 30 * dayMs

/** What is remembered of the machine's clock. Milliseconds since 1970. */
export interface ClockTrust {
  /** The last time that was believed. */
  readonly believed: number
  /** A time far ahead of that was seen: first, and last. Null: none was. */
  readonly doubted: { readonly since: number; readonly until: number } | null
}

/**
 * What becomes of it when the clock says `now`. A time that is a month ahead of the last one is believed when it went on for
 * a day: a dead battery or a wrong year must not take at once all that has an age.
 */
export function judgeClock({ believed, doubted }: ClockTrust, now: number): ClockTrust {
  if (now - believed <= mostAheadMs) return { believed: now, doubted: null }
  const goesOn = doubted !== null && now >= doubted.since && now - doubted.until <= mostAheadMs
  const since = goesOn ? doubted.since : now
  return now - since >= dayMs ? { believed: now, doubted: null } : { believed, doubted: { since, until: now } }
}

/** Whether forgetting the difference would make another judgement much different. */
export function isWorthNoting(noted: ClockTrust, { believed, doubted }: ClockTrust): boolean {
  if (noted.doubted?.since !== doubted?.since) return true
  const moved = doubted === null ? believed - noted.believed : doubted.until - (noted.doubted?.until ?? 0)
  return Math.abs(moved) >= hourMs
}

/** Limits that do not ask the clock. */
export function withoutAges(retention: RetentionSettings): RetentionSettings {
  return { ...retention, trimAfterDays: null, maxAgeDays: null }
}
