import type { HourSum } from '../../../electron/core/normal/baseline.ts'
import { type Dice, diceOf } from '../seeded.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
export const weekMs = 7 * dayMs

export interface Shape {
  readonly name: string
  /** Events of an hour, by the hour of the day and the day of the week from Monday. */
  readonly rate: (hour: number, day: number) => number
  readonly failShare: (hour: number, day: number) => number
  /** How days differ beyond chance; null: they do not. */
  readonly steadiness: number | null
  /** By how much a week is more than the one before. */
  readonly growth?: number
}

const shops = (hour: number) => (hour >= 8 && hour < 20 ? 30 : hour >= 6 && hour < 22 ? 6 : 0)

export const shapes: readonly Shape[] = [
  { name: 'all day', rate: () => 12, failShare: () => 0.08, steadiness: null },
  { name: 'opening hours', rate: hour => shops(hour), failShare: () => 0.15, steadiness: null },
  {
    name: 'workdays with days that differ',
    rate: (hour, day) => shops(hour) * (day < 5 ? 1 : 0.2),
    failShare: hour => (hour > 17 ? 0.25 : 0.1),
    steadiness: 12,
  },
  {
    name: 'paydays',
    rate: (hour, day) => (5 + 20 * Math.sin((Math.PI * hour) / 24)) * (day === 4 ? 3 : 1),
    failShare: (_, day) => (day === 4 ? 0.3 : 0.12),
    steadiness: 25,
  },
  { name: 'few', rate: hour => (hour >= 9 && hour < 18 ? 2 : 0.1), failShare: () => 0.2, steadiness: null },
]

export interface Event {
  readonly at: number
  readonly hasFailed: boolean
}

export interface Span {
  readonly from: number
  readonly weeks: number
}

/** Events in their order; from a Monday midnight in UTC. */
export function traffic(
  { rate, failShare, steadiness, growth = 1 }: Shape,
  { from, weeks }: Span,
  seed: number,
): readonly Event[] {
  const dice = diceOf(seed)
  return Array.from({ length: weeks * 7 }, (_, day) => day).flatMap(day => {
    const factor = (steadiness === null ? 1 : dice.gamma(steadiness)) * growth ** Math.floor(day / 7)
    return Array.from({ length: 24 }, (_, hour) => hour).flatMap(hour =>
      eventsOf(dice, {
        at: from + day * dayMs + hour * hourMs,
        rate: rate(hour, day % 7) * factor,
        share: failShare(hour, day % 7),
      }),
    )
  })
}

function eventsOf(
  dice: Dice,
  hour: { readonly at: number; readonly rate: number; readonly share: number },
): readonly Event[] {
  const times = Array.from({ length: dice.poisson(hour.rate) }, () => hour.at + dice.below(hourMs)).sort(
    (a, b) => a - b,
  )
  return times.map(at => ({ at, hasFailed: dice.chance(hour.share) }))
}

export function sumsOf(events: readonly Event[]): readonly HourSum[] {
  const byHour = Map.groupBy(events, ({ at }) => Math.floor(at / hourMs) * hourMs)
  return [...byHour].map(([at, group]) => {
    const failed = group.filter(({ hasFailed }) => hasFailed).length
    return { at, events: group.length, failed, succeeded: group.length - failed, heard: 1 }
  })
}

export const verdict = (at: number, hasFailed: boolean) => ({
  at,
  succeeded: hasFailed ? 0 : 1,
  failed: hasFailed ? 1 : 0,
})
