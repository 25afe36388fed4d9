import { offsetsOf } from '../rules/zone-offsets.ts'
import { hourMs, hourOfWeek, hoursOfWeek } from './hour-of-week.ts'

/** What was counted in one hour of an action and operator. */
export interface HourSum {
  /** Where the hour begins, in milliseconds since 1970. */
  readonly at: number
  readonly events: number
  readonly succeeded: number
  readonly failed: number
  /** How much of the hour the app could hear anything, from 0 to 1. */
  readonly heard: number
}

/** What is normal for an action and operator, by the hour of the week; nothing is said with less history than it needs. */
export interface Baseline {
  /** Events for each hour that it was heard, at the least: a low estimate. */
  readonly rates: readonly number[]
  /** The share of decided ones that fail, at the most: a high estimate. */
  readonly failShares: readonly number[]
  /** Events in a usual week, and those that were decided. */
  readonly eventsOfWeek: number
  readonly decidedOfWeek: number
  /** How much days differ beyond chance: the shape of a gamma distribution with mean 1; large when they hardly do. */
  readonly steadiness: number
}

export interface HistoryRange {
  /** Hours without a sum in it had no events. Milliseconds since 1970; `to` is not included. */
  readonly from: number
  readonly to: number
  readonly zone: string
}

/** Less says nothing about weeks. */
const leastWeeks = 2
const leastEvents = 200
/** How many events a weak guess counts for, when an hour has few of its own. */
const guessWeight = 20
/** However steady the past was: a holiday or a new price list can halve a day. */
const [leastSteadiness, mostSteadiness] = [2, 50]

interface Bin {
  readonly events: number
  readonly heard: number
  readonly failed: number
  readonly decided: number
}

/** Learns from sums by the hour; null while there is too little. Hours that were heard but brought nothing count too. */
export function learnBaseline(sums: readonly HourSum[], { from, to, zone }: HistoryRange): Baseline | null {
  const offsetAt = offsetsOf(zone)
  const byHour = new Map(sums.map(sum => [sum.at, sum]))
  const bins: Bin[] = Array.from({ length: hoursOfWeek }, () => ({ events: 0, heard: 0, failed: 0, decided: 0 }))
  for (let at = from; at < to; at += hourMs) {
    const sum = byHour.get(at) ?? { events: 0, succeeded: 0, failed: 0, heard: 1 }
    const hour = hourOfWeek(at, offsetAt)
    const bin = bins[hour]
    if (bin !== undefined) bins[hour] = added(bin, sum)
  }
  const events = total(bins, ({ events: count }) => count)
  const weeks = total(bins, ({ heard }) => heard) / hoursOfWeek
  if (weeks < leastWeeks || events < leastEvents) return null
  const rates = bins.map(lowRate)
  return {
    rates: rates.map((_, hour) =>
      Math.min(...[-1, 0, 1].map(step => rates[(hour + step + hoursOfWeek) % hoursOfWeek] ?? 0)),
    ),
    failShares: highShares(bins),
    eventsOfWeek: events / weeks,
    decidedOfWeek: total(bins, ({ decided }) => decided) / weeks,
    steadiness: steadinessOf(bins, sums, { from, to, zone }),
  }
}

type Counted = Pick<HourSum, 'events' | 'succeeded' | 'failed' | 'heard'>

function added(bin: Bin, { events, succeeded, failed, heard }: Counted): Bin {
  return {
    events: bin.events + events,
    heard: bin.heard + heard,
    failed: bin.failed + failed,
    decided: bin.decided + succeeded + failed,
  }
}

function total(bins: readonly Bin[], pick: (bin: Bin) => number): number {
  return bins.reduce((sum, bin) => sum + pick(bin), 0)
}

/** One standard error below what was counted: what was counted few times may have been luck. */
function lowRate({ events, heard }: Bin): number {
  return heard < 1 ? 0 : Math.max(0, events - Math.sqrt(events)) / heard
}

/** An hour with few decided ones leans on the whole week, and each is one standard error above what was counted. */
function highShares(bins: readonly Bin[]): readonly number[] {
  const all = (total(bins, ({ failed }) => failed) + 0.5) / (total(bins, ({ decided }) => decided) + 1)
  return bins.map(({ failed, decided }) => {
    const share = (failed + guessWeight * all) / (decided + guessWeight)
    return Math.min(0.99, share + Math.sqrt((share * (1 - share)) / (decided + guessWeight)))
  })
}

/** By the method of moments over whole days: how far their totals are from what their hours let expect. */
function steadinessOf(bins: readonly Bin[], sums: readonly HourSum[], { from, to, zone }: HistoryRange): number {
  const offsetAt = offsetsOf(zone)
  const dayOf = (at: number) => Math.floor((at + offsetAt(at)) / (24 * hourMs))
  const days = new Map<number, { expected: number; counted: number }>()
  const day = (at: number) => {
    const found = days.get(dayOf(at)) ?? { expected: 0, counted: 0 }
    days.set(dayOf(at), found)
    return found
  }
  const heard = new Map(sums.map(sum => [sum.at, sum.heard]))
  for (let at = from; at < to; at += hourMs) {
    const bin = bins[hourOfWeek(at, offsetAt)]
    if (bin !== undefined && bin.heard > 0) day(at).expected += (bin.events / bin.heard) * (heard.get(at) ?? 1)
  }
  for (const { at, events } of sums) if (at >= from && at < to) day(at).counted += events
  const found = [...days.values()].filter(({ expected }) => expected > 0)
  // The spread that chance alone makes is the expectation itself; what is on top of it is how days differ.
  const spread = found.reduce((sum, { expected, counted }) => sum + (counted - expected) ** 2 - expected, 0)
  const size = found.reduce((sum, { expected }) => sum + expected ** 2, 0)
  return spread <= 0 ? mostSteadiness : Math.min(mostSteadiness, Math.max(leastSteadiness, size / spread))
}
