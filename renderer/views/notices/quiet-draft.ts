import {
  type QuietHours,
  type QuietRange,
  quietHoursSchema,
  weekdays,
} from '../../../electron/contract/settings/notice-rules.ts'
import { noticesWords } from '../../words/notices.ts'

const said = noticesWords.quiet

/** Every night, in the zone of this computer. */
export function usualQuiet(): QuietHours {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { zone, ranges: [usualRange()], criticalBreaksThrough: true }
}

export function usualRange(): QuietRange {
  return { days: [...weekdays], from: '22:00', to: '07:00' }
}

/** What is wrong, by the field where it is; empty when nothing is. */
export interface QuietFaults {
  readonly zone?: string
  readonly ranges?: string
  /** By the place of the range. */
  readonly days: readonly (string | null)[]
}

export function quietFaults(hours: QuietHours): QuietFaults {
  return {
    ...(!isZone(hours.zone) && { zone: said.noZone }),
    ...(hours.ranges.length === 0 && { ranges: said.noRange }),
    days: hours.ranges.map(({ days }) => (days.length === 0 ? said.noDay : null)),
  }
}

export function isQuietValid(hours: QuietHours): boolean {
  const { zone, ranges, days } = quietFaults(hours)
  const isWhole = zone === undefined && ranges === undefined && days.every(fault => fault === null)
  return isWhole && quietHoursSchema.safeParse(hours).success
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
