import type { ContestantName } from './contestant.ts'
import type { Contestants, Plan, Rounds, Run } from './rounds.ts'

export interface Figures {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failed: number
}

/** Medians over the rounds. */
export interface Level {
  readonly connections: number
  readonly servers: Readonly<Record<ContestantName, Figures>>
  /** Of requests per second, except p99 of ours to p99 of the bare server. */
  readonly ratios: Readonly<Record<'bare' | 'tutorial' | 'careful' | 'p99OfBare', number>>
  readonly engine: {
    readonly loopDelayP99Ms: number
    readonly rssMb: number
    readonly lag: number
    readonly drainMs: number
  }
}

/** Whether every 200 is in the database of the server that gave it. */
export interface Honesty {
  readonly contestant: ContestantName
  readonly accepted: number
  readonly stored: number
}

export interface Report {
  readonly node: string
  readonly plan: Plan
  readonly names: Readonly<Record<ContestantName, string>>
  readonly levels: readonly Level[]
  readonly honesty: readonly Honesty[]
}

export function createReport(plan: Plan, rounds: Rounds, contestants: Contestants): Report {
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
  return { node: process.versions.node, plan, names: namesOf(contestants), levels, honesty }
}

function namesOf(contestants: Contestants): Report['names'] {
  const name = (contestant: ContestantName): string => contestants.get(contestant)?.name ?? '-'
  return { ours: name('ours'), bare: name('bare'), tutorial: name('tutorial'), careful: name('careful') }
}

function levelOf(connections: number, runs: readonly Run[]): Level {
  const figures = (name: ContestantName): Figures => {
    const loads = runs.filter(run => run.contestant === name).map(run => run.load)
    return {
      perSecond: median(loads.map(load => load.perSecond)),
      p50Ms: median(loads.map(load => load.p50Ms)),
      p99Ms: median(loads.map(load => load.p99Ms)),
      failed: loads.reduce((sum, load) => sum + load.failed, 0),
    }
  }
  const servers = {
    ours: figures('ours'),
    bare: figures('bare'),
    tutorial: figures('tutorial'),
    careful: figures('careful'),
  }
  const engine = runs.flatMap(run => (run.engine === null ? [] : [run.engine]))
  return {
    connections,
    servers,
    ratios: {
      bare: servers.ours.perSecond / servers.bare.perSecond,
      tutorial: servers.ours.perSecond / servers.tutorial.perSecond,
      careful: servers.ours.perSecond / servers.careful.perSecond,
      p99OfBare: servers.ours.p99Ms / servers.bare.p99Ms,
    },
    engine: {
      loopDelayP99Ms: median(engine.map(facts => facts.loopDelayP99Ms)),
      rssMb: median(engine.map(facts => facts.rssMb)),
      lag: median(engine.map(facts => facts.lag)),
      drainMs: median(engine.map(facts => facts.drainMs)),
    },
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}

/** A 200 whose delivery is not in the database is a lie, and a fast one is worth nothing. */
export function lies({ honesty }: Report): readonly Honesty[] {
  return honesty.filter(({ accepted, stored }) => stored < accepted)
}

const order: readonly ContestantName[] = ['bare', 'ours', 'careful', 'tutorial']

/** The report for people. */
export function printReport(report: Report): string {
  const { plan, names } = report
  const lines = [
    `Node ${report.node}, medians of ${plan.rounds} interleaved rounds of ${plan.seconds} s, the documented USSD delivery`,
    '',
    row(['connections', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'ours is', 'failed']),
  ]
  for (const { connections, servers, ratios } of report.levels) {
    for (const name of order) {
      const { perSecond, p50Ms, p99Ms, failed } = servers[name]
      const ratio = name === 'ours' ? '' : `${ratios[name].toFixed(2)} x`
      const cells = [connections, names[name], perSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2)]
      lines.push(row([...cells, ratio, failed]))
    }
  }
  lines.push('', row(['connections', 'of hover-tray', 'p99/bare', 'loop p99 ms', 'lag', 'drained ms', 'memory MB']))
  for (const { connections, ratios, engine } of report.levels) {
    const { loopDelayP99Ms, lag, drainMs, rssMb } = engine
    const cells = [ratios.p99OfBare.toFixed(1), loopDelayP99Ms.toFixed(1), lag, drainMs.toFixed(0), rssMb.toFixed(0)]
    lines.push(row([connections, '', ...cells]))
  }
  lines.push('', 'every 200 against the database of the server that gave it:')
  for (const { contestant, accepted, stored } of report.honesty) {
    const verdict = stored >= accepted ? 'all there' : `${accepted - stored} MISSING`
    lines.push(`  ${names[contestant].padEnd(34)} ${accepted} confirmed, ${stored} stored: ${verdict}`)
  }
  return lines.join('\n')
}

const widths = [11, 34, 11, 12, 10, 11, 10]

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 1 ? String(cell).padEnd(width) : String(cell).padStart(width)
    })
    .join('  ')
    .trimEnd()
}
