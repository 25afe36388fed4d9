import type { ReadSide } from './measure-read-side.ts'
import { readGoals } from './questions.ts'

/** What a full store answers, for people. */
export function printReading(report: ReadSide): string {
  const { transactions, deliveries, projectMs, journalBytes, stateBytes, starts, rebuild, idle, busy } = report
  const perSecond = (amount: number, ms: number) => `${((amount / ms) * 1000).toFixed(0)}/s`
  return [
    `reading: ${transactions} transactions of ${deliveries} deliveries, projected at ${perSecond(deliveries, projectMs)}`,
    `  bytes of a delivery: journal ${journalBytes.toFixed(0)}, packed; state with indices and search ${stateBytes.toFixed(0)}`,
    `  start to the first page: ${ms(starts.large)}, with 1,000 ${ms(starts.small)}, empty ${ms(starts.empty)}`,
    `  resident after reading: ${mb(starts.large)}, with 1,000 ${mb(starts.small)}, empty ${mb(starts.empty)}`,
    `  rebuilt from ${rebuild.entries} entries in ${(rebuild.tookMs / 1000).toFixed(1)} s: ${perSecond(rebuild.entries, rebuild.tookMs)}`,
    '',
    row(['ms, through the engine’s reader', 'idle p50', 'p99', 'busy p50', 'p99', 'goal p99']),
    ...idle.map(({ name, goal, p50Ms, p99Ms }, place) => {
      const other = busy[place]
      const times = [p50Ms, p99Ms, other?.p50Ms ?? 0, other?.p99Ms ?? 0].map(time => time.toFixed(2))
      return row([name, ...times, goal === null ? '' : String(readGoals[goal])])
    }),
    `busy: while ${report.perSecond.toFixed(0)} deliveries a second came in`,
  ].join('\n')
}

const ms = ({ startMs }: ReadSide['starts']['large']): string => `${startMs.toFixed(0)} ms`
const mb = ({ residentMb }: ReadSide['starts']['large']): string => `${residentMb.toFixed(0)} MB`

function row([name = '', ...cells]: readonly string[]): string {
  return [name.padEnd(32), ...cells.map(cell => cell.padStart(9))].join(' ').trimEnd()
}
