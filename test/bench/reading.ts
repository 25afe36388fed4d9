// `node test/bench/reading.ts [options]`: how fast a full store is read.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { say } from '../../electron/runtime/outcome.ts'
import { fill } from './reading/fill.ts'
import { type Measured, measureReading, measureStart } from './reading/measure.ts'
import { sizedOptions } from './sized.ts'

const { transactions, isQuick, place, json } = sizedOptions('test/bench/reading.ts')

mkdirSync(place, { recursive: true })
const folder = mkdtempSync(join(place, 'reading-'))
try {
  const now = Date.now()
  const at = (name: string) => ({ dataDir: join(folder, name), nativeBinding: null })
  const [large, small, empty] = [at('large'), at('small'), at('empty')]
  for (const { dataDir } of [large, small, empty]) mkdirSync(dataDir)
  say(`writing ${transactions} transactions`)
  const filled = fill(large, transactions, now)
  fill(small, 1000, now)
  const bytes = ['journal.db', 'state.db'].map(name => statSync(join(large.dataDir, name)).size / filled.deliveries)
  const [journalBytes = 0, stateBytes = 0] = bytes
  say('starting')
  const times = isQuick ? 5 : 7
  const starts = {
    large: await measureStart(large.dataDir, now, times),
    small: await measureStart(small.dataDir, now, times),
    empty: await measureStart(empty.dataDir, now, times),
  }
  const readings = await measureReading({ dataDir: large.dataDir, now, times: isQuick ? 200 : 500, say })
  const report = {
    ...{ node: process.versions.node, transactions, ...filled, journalBytes, stateBytes },
    ...{ starts, startRatio: starts.large.startMs / starts.empty.startMs },
    ...{ memoryRatio: starts.large.residentMb / starts.small.residentMb, ...readings, load: loadavg()[0] ?? 0 },
  }
  console.log(printed(report))
  if (json !== undefined) writeFileSync(json, JSON.stringify(report, null, 2))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function printed(report: {
  readonly deliveries: number
  readonly projectMs: number
  readonly journalBytes: number
  readonly stateBytes: number
  readonly starts: Readonly<Record<'large' | 'small' | 'empty', { startMs: number; residentMb: number }>>
  readonly startRatio: number
  readonly memoryRatio: number
  readonly idle: readonly Measured[]
  readonly busy: readonly Measured[]
  readonly perSecond: number
  readonly load: number
}): string {
  const { deliveries, projectMs, starts, idle, busy } = report
  return [
    `${transactions} transactions, ${deliveries} deliveries; projected at ${((deliveries / projectMs) * 1000).toFixed(0)}/s`,
    `bytes of a delivery: journal ${report.journalBytes.toFixed(0)} (not yet compacted), state with indices and search ${report.stateBytes.toFixed(0)}`,
    `start to the first page: ${starts.large.startMs.toFixed(0)} ms, empty ${starts.empty.startMs.toFixed(0)} ms: ${report.startRatio.toFixed(2)} x (goal 1.3)`,
    `resident after reading: ${starts.large.residentMb.toFixed(0)} MB, with 1,000 transactions ${starts.small.residentMb.toFixed(0)} MB: ${report.memoryRatio.toFixed(2)} x (goal 1.2)`,
    `load of the machine ${report.load.toFixed(1)}; busy: ${report.perSecond.toFixed(0)} deliveries/s came in`,
    '',
    row(['ms, through the engine’s reader', 'idle p50', 'p99', 'busy p50', 'p99', 'goal p99']),
    ...idle.map(({ name, p50Ms, p99Ms, goalMs }, place) => {
      const other = busy[place]
      const times = [p50Ms, p99Ms, other?.p50Ms ?? 0, other?.p99Ms ?? 0].map(ms => ms.toFixed(2))
      return row([name, ...times, goalMs === null ? '' : String(goalMs)])
    }),
  ].join('\n')
}

function row([name = '', ...cells]: readonly string[]): string {
  return [name.padEnd(32), ...cells.map(cell => cell.padStart(9))].join(' ').trimEnd()
}
