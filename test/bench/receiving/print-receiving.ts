import type { ContestantName } from './contestant.ts'
import type { Figures, Level, Receiving } from './report.ts'

/** What the servers did, for people. */
export function printReceiving(report: Receiving): string {
  const { plan } = report
  return [
    `receiving: medians of ${plan.rounds} interleaved rounds of ${plan.seconds} s, the documented USSD delivery`,
    '',
    row(['connections', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'ours is', 'per flush', 'flush ms', 'failed']),
    ...report.levels.flatMap(level => levelRows(level, report.names)),
    '',
    row(['connections', 'of hover-tray', 'p99/bare', 'loop p99 ms', 'lag', 'drained ms', 'memory MB']),
    ...report.levels.map(engineRow),
    '',
    ...proofs(report),
  ].join('\n')
}

function levelRows({ connections, servers, ratios }: Level, names: Receiving['names']): readonly string[] {
  // Its keys are those of the contestants.
  return (Object.entries(servers) as [ContestantName, Figures][]).map(([name, figures]) => {
    const { perSecond, p50Ms, p99Ms, perFlush, flushMs, failed } = figures
    const ratio = name === 'ours' ? '' : `${(ratios[name] ?? 0).toFixed(2)} x`
    const speed = [perSecond.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2), ratio]
    return row([
      connections,
      names[name] ?? name,
      ...speed,
      perFlush?.toFixed(1) ?? '',
      flushMs?.toFixed(2) ?? '',
      failed,
    ])
  })
}

function engineRow({ connections, p99OfBare, engine }: Level): string {
  const { loopDelayP99Ms, lag, drainMs, rssMb } = engine
  return row([
    connections,
    '',
    p99OfBare.toFixed(1),
    loopDelayP99Ms.toFixed(1),
    lag,
    drainMs.toFixed(0),
    rssMb.toFixed(0),
  ])
}

function proofs({ honesty, unflushed, names }: Receiving): readonly string[] {
  return [
    'every 200 against the database of the server that gave it:',
    ...honesty.map(({ contestant, accepted, stored }) => {
      const verdict = stored >= accepted ? 'all there' : `${accepted - stored} MISSING`
      return `  ${(names[contestant] ?? contestant).padEnd(34)} ${accepted} confirmed, ${stored} stored: ${verdict}`
    }),
    ...unflushed.map(({ contestant, connections, accepted, flushes }) => {
      return `  ${names[contestant]} at ${connections} connections: ${accepted} confirmed with ${flushes} flushes: NOT DURABLE`
    }),
  ]
}

const widths = [11, 34, 11, 12, 10, 11, 10, 9, 7]

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 1 ? String(cell).padEnd(width) : String(cell).padStart(width)
    })
    .join('  ')
    .trimEnd()
}
