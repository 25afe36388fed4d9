import type { Report } from './bench.ts'
import type { ReadSide } from './reading/measure-read-side.ts'
import { type ReadGoal, readGoals } from './reading/questions.ts'
import type { Level } from './receiving/report.ts'

/** What the store is to reach: see docs/decisions. */
interface Goal {
  readonly measure: string
  readonly unit: '' | 'ms' | 's' | 'bytes'
  readonly limit: { readonly atLeast: number } | { readonly atMost: number } | { readonly below: number }
  /** Null where this run did not measure it. */
  readonly of: (report: Report) => number | null
}

export interface JudgedGoal extends Pick<Goal, 'measure' | 'unit' | 'limit'> {
  readonly measured: number | null
  /** Null where it was not measured. */
  readonly isReached: boolean | null
}

/** Connections of a busy day; most goals of the receiver are set for them. */
const manyConnections = 64
/** What the goal of a rebuild is set for. */
const rebuiltDeliveries = 3_000_000

const goals: readonly Goal[] = [
  {
    measure: 'requests/s of node:http, 64 connections',
    unit: '',
    limit: { atLeast: 0.5 },
    of: ratioTo('bare', manyConnections),
  },
  { measure: '… of Express + sqlite3', unit: '', limit: { atLeast: 35 }, of: ratioTo('tutorial', manyConnections) },
  {
    measure: '… of Express + better-sqlite3 FULL',
    unit: '',
    limit: { atLeast: 10 },
    of: ratioTo('careful', manyConnections),
  },
  { measure: '… of one commit per request, 1 connection', unit: '', limit: { atLeast: 0.9 }, of: ratioTo('single', 1) },
  {
    measure: 'p99 of node:http, 64 connections',
    unit: '',
    limit: { atMost: 4 },
    of: atLevel(manyConnections, one => one.p99OfBare),
  },
  { measure: 'main thread late by, p99, under any load', unit: 'ms', limit: { below: 5 }, of: worstLoopDelay },
  { measure: 'meaning drained, of the run’s time', unit: '', limit: { below: 1 }, of: drainOfRun },
  ...readingGoals(),
  { measure: 'start to the first page, of an empty store', unit: '', limit: { below: 1.3 }, of: ofReading(startRatio) },
  { measure: 'resident memory, of 1,000 transactions', unit: '', limit: { below: 1.2 }, of: ofReading(memoryRatio) },
  { measure: 'rebuild of 3 million deliveries', unit: 's', limit: { below: 60 }, of: ofReading(rebuildSeconds) },
  { measure: 'on the disk for a delivery', unit: 'bytes', limit: { below: 700 }, of: ofReading(bytesOnDisk) },
]

/** What of it this run has seen. */
export function judgeGoals(report: Report): readonly JudgedGoal[] {
  return goals.map(({ of, ...goal }) => {
    const measured = of(report)
    return { ...goal, measured, isReached: measured === null ? null : isWithin(measured, goal.limit) }
  })
}

function isWithin(measured: number, limit: Goal['limit']): boolean {
  if ('atLeast' in limit) return measured >= limit.atLeast
  return 'atMost' in limit ? measured <= limit.atMost : measured < limit.below
}

function atLevel(connections: number, of: (level: Level) => number | undefined): Goal['of'] {
  return ({ receiving }) => {
    const level = receiving?.levels.find(one => one.connections === connections)
    return level === undefined ? null : (of(level) ?? null)
  }
}

function ratioTo(contestant: 'bare' | 'tutorial' | 'careful' | 'single', connections: number): Goal['of'] {
  return atLevel(connections, ({ ratios }) => ratios[contestant])
}

function worstLoopDelay({ receiving }: Report): number | null {
  return receiving === null ? null : Math.max(...receiving.levels.map(({ engine }) => engine.loopDelayP99Ms))
}

function drainOfRun(report: Report): number | null {
  const seconds = report.receiving?.plan.seconds ?? 0
  return atLevel(manyConnections, ({ engine }) => engine.drainMs / 1000 / seconds)(report)
}

function readingGoals(): readonly Goal[] {
  // Its keys are those of the goals.
  return (Object.entries(readGoals) as [ReadGoal, number][]).map(([goal, below]) => ({
    ...{ measure: `${goal}, p99`, unit: 'ms', limit: { below } },
    of: ofReading(({ idle }) => Math.max(...idle.filter(one => one.goal === goal).map(one => one.p99Ms))),
  }))
}

function ofReading(of: (reading: ReadSide) => number): Goal['of'] {
  return ({ reading }) => (reading === null ? null : of(reading))
}

function startRatio({ starts }: ReadSide): number {
  return starts.large.startMs / starts.empty.startMs
}

function memoryRatio({ starts }: ReadSide): number {
  return starts.large.residentMb / starts.small.residentMb
}

/** Projected to so many, where the run had fewer or more. */
function rebuildSeconds({ rebuild }: ReadSide): number {
  return ((rebuild.tookMs / rebuild.entries) * rebuiltDeliveries) / 1000
}

function bytesOnDisk({ journalBytes, stateBytes }: ReadSide): number {
  return journalBytes + stateBytes
}
