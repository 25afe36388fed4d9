import { median } from '../median.ts'
import type { ContestantName, EngineFacts, Flushes } from './contestant.ts'
import type { Contestants, Plan, Rounds, Run } from './rounds.ts'

export interface Figures {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failed: number
  /** Confirmed deliveries for each flush; null where nothing is flushed, or flushes cannot be counted. */
  readonly perFlush: number | null
  readonly flushMs: number | null
}

export type OfContestants<T> = Readonly<Partial<Record<ContestantName, T>>>

/** Medians over the rounds. */
export interface Level {
  readonly connections: number
  readonly servers: OfContestants<Figures>
  /** Requests per second of ours to those of each. */
  readonly ratios: OfContestants<number>
  readonly p99OfBare: number
  readonly engine: EngineFacts
}

/** Whether every 200 is in the database of the server that gave it. */
export interface Honesty {
  readonly contestant: ContestantName
  readonly accepted: number
  readonly stored: number
}

/** A run of a server that calls itself durable, and too few flushes for the answers it gave. */
export interface Unflushed {
  readonly contestant: ContestantName
  readonly connections: number
  readonly accepted: number
  readonly flushes: number
}

/** What the servers did side by side. */
export interface Receiving {
  readonly plan: Plan
  readonly names: OfContestants<string>
  readonly levels: readonly Level[]
  readonly honesty: readonly Honesty[]
  readonly unflushed: readonly Unflushed[]
}

export function createReport(plan: Plan, rounds: Rounds, contestants: Contestants): Receiving {
  const levels = plan.connections.map(connections =>
    levelOf(
      connections,
      rounds.runs.filter(run => run.connections === connections),
    ),
  )
  const honesty = [...contestants].flatMap(([contestant, server]) => {
    const stored = server.stored()
    return stored === null ? [] : [{ contestant, stored, accepted: rounds.accepted.get(contestant) ?? 0 }]
  })
  const names = Object.fromEntries([...contestants].map(([name, server]) => [name, server.name]))
  const durable = rounds.runs.filter(run => contestants.get(run.contestant)?.isDurable === true)
  return { plan, names, levels, honesty, unflushed: durable.flatMap(unflushedOf) }
}

/** One flush covers at most the one request that each connection may have under way. */
function unflushedOf({ contestant, connections, load, flushes }: Run): readonly Unflushed[] {
  if (flushes === null || load.accepted <= flushes.count * connections) return []
  return [{ contestant, connections, accepted: load.accepted, flushes: flushes.count }]
}

function levelOf(connections: number, runs: readonly Run[]): Level {
  const present = order.filter(name => runs.some(run => run.contestant === name))
  const servers: OfContestants<Figures> = Object.fromEntries(
    present.map(name => [name, figuresOf(runs.filter(run => run.contestant === name))]),
  )
  const { ours, bare } = servers
  const ratios = present.map(name => [name, (ours?.perSecond ?? 0) / (servers[name]?.perSecond ?? 0)])
  return {
    connections,
    servers,
    ratios: Object.fromEntries(ratios),
    p99OfBare: (ours?.p99Ms ?? 0) / (bare?.p99Ms ?? 0),
    engine: engineOf(runs.flatMap(run => (run.engine === null ? [] : [run.engine]))),
  }
}

function figuresOf(runs: readonly Run[]): Figures {
  const of = (read: (run: Run) => number): number => median(runs.map(read))
  const flushed = runs.flatMap(({ load, flushes }) =>
    flushes === null || flushes.count === 0 ? [] : [{ load, flushes }],
  )
  const ofFlushed = (read: (run: { load: Run['load']; flushes: Flushes }) => number) =>
    flushed.length === 0 ? null : median(flushed.map(read))
  return {
    perSecond: of(run => run.load.perSecond),
    p50Ms: of(run => run.load.p50Ms),
    p99Ms: of(run => run.load.p99Ms),
    failed: runs.reduce((sum, run) => sum + run.load.failed, 0),
    perFlush: ofFlushed(({ load, flushes }) => load.accepted / flushes.count),
    flushMs: ofFlushed(({ flushes }) => flushes.meanMs),
  }
}

function engineOf(facts: readonly EngineFacts[]): EngineFacts {
  const of = (read: (one: EngineFacts) => number): number => median(facts.map(read))
  return {
    loopDelayP99Ms: of(one => one.loopDelayP99Ms),
    rssMb: of(one => one.rssMb),
    lag: of(one => one.lag),
    drainMs: of(one => one.drainMs),
  }
}

/** A 200 whose delivery is not in the database is a lie, and a fast one is worth nothing. */
export function lies({ honesty }: Receiving): readonly Honesty[] {
  return honesty.filter(({ accepted, stored }) => stored < accepted)
}

const order = ['bare', 'ours', 'single', 'careful', 'tutorial', 'webhook'] as const satisfies readonly ContestantName[]
