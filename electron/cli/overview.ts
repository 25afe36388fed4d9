import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { NamedSums, Overview, TimedSums } from '../contract/overview.ts'
import type { TimeKey, TimeValue } from '../contract/query.ts'
import type { StatusCounts } from '../contract/transaction.ts'
import { boundOf, readTime } from '../core/query/time.ts'
import { isZone } from '../core/query/zone.ts'
import { longestSpanMs, spanSentence } from '../services/answering/query-answers.ts'
import { systemZone } from '../services/system-zone.ts'
import type { Cli } from './cli.ts'
import { misuse } from './refusal.ts'
import { withStore } from './stored.ts'
import { print, printJson, say, table } from './terminal.ts'

interface Options {
  readonly json?: boolean
  readonly since: TimeValue
  readonly until?: TimeValue
  readonly source?: string
  readonly zone: string
}

export function addOverview(program: Command, cli: Cli): void {
  program
    .command('overview')
    .description('how many transactions there were, and what became of them')
    .option('--json', 'for scripts')
    .option('--since <time>', 'from then on: 24h, 30d, 2026-11-01', readMoment, { kind: 'ago', amount: 7, unit: 'd' })
    .option('--until <time>', 'up to then', readMoment)
    .option('--source <id>', 'only of this source')
    .option('--zone <name>', "in which days begin (default: this machine's)", readZone, systemZone())
    .addHelpText('after', help)
    .action((options: Options, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const overview = await store.overview(askedBy(options))
        if (options.json === true) printJson(overview)
        else if (overview.total.transactions === 0) say(emptySentence(await store.counts()))
        else print(describe(overview, options.zone))
      }),
    )
}

function emptySentence(counts: StatusCounts): string {
  const isEmpty = Object.values(counts).every(count => count === 0)
  return isEmpty ? 'No transaction was received yet.' : 'No transaction that was received began in this time.'
}

function askedBy({ since, until, zone, source }: Options) {
  const now = Date.now()
  const at = (key: TimeKey, time: TimeValue): number => boundOf(key, time, { now, zone })
  const [from, to] = [at('since', since), until === undefined ? now : at('until', until)]
  if (from >= to || to - from > longestSpanMs) throw misuse(spanSentence)
  return { from, to, zone, sourceId: source ?? null }
}

function describe({ points, total, step, actions, operators, countries, categories }: Overview, zone: string): string {
  const blocks: readonly (readonly [string, string])[] = [
    [
      'Over time',
      table(
        [step, ...head],
        [...points.map(point => [timeOf(point.at, step, zone), ...cells(point)]), ['all', ...cells(total)]],
      ),
    ],
    ['By action', named(actions)],
    ['By operator', named(operators)],
    ['By country', named(countries)],
    ['By category', named(categories)],
  ]
  return blocks
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}\n${text.replace(/^/gm, '  ')}`)
    .join('\n\n')
}

const head = ['transactions', 'succeeded', 'failed', 'pending', 'success', 'median']

function cells({ transactions, counts, successRate, medianMs }: TimedSums): readonly string[] {
  return [
    ...[transactions, counts.succeeded, counts.failed, counts.pending].map(String),
    successRate === null ? '-' : `${(successRate * 100).toFixed(1)} %`,
    medianMs === null ? '-' : `${(medianMs / 1000).toFixed(1)} s`,
  ]
}

const mostShown = 10

function named(list: readonly NamedSums[]): string {
  if (list.length === 0) return ''
  return table(
    ['', ...head],
    list.slice(0, mostShown).map(sums => [sums.name ?? '-', ...cells(sums)]),
  )
}

function timeOf(at: string, step: Overview['step'], zone: string): string {
  const day = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const hour = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('sv-SE', step === 'hour' ? hour : day).format(new Date(at))
}

function readMoment(text: string): TimeValue {
  const time = readTime(text)
  if (time === null) throw new InvalidArgumentError('Write a time such as 24h, 30d, 3w or 2026-11-01.')
  return time
}

function readZone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('Use the name of a time zone, such as Africa/Nairobi.')
  return text
}

const help = `
Transactions count by when they began, in hours (up to two days), days (up to three months) or weeks.

Examples:
  hover-tray overview --since 24h
  hover-tray overview --since 2026-01-01 --source ussd-1a2b3c4d --json`
