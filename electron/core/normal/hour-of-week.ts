import type { OffsetAt } from '../rules/zone-offsets.ts'

export const hourMs = 3_600_000
export const hoursOfWeek = 168
/** 1970-01-01 was a Thursday. */
const beforeEpochHours = 72

/** The hour of the week that clocks show, from Monday midnight; `at` in milliseconds since 1970. */
export function hourOfWeek(at: number, offsetAt: OffsetAt): number {
  const hours = Math.floor((at + offsetAt(at)) / hourMs) + beforeEpochHours
  return ((hours % hoursOfWeek) + hoursOfWeek) % hoursOfWeek
}
