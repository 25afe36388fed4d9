import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ApartKey, apartKeys } from '../../contract/transactions/overview.ts'
import type { TimeKey, TimeValue } from '../../contract/transactions/query.ts'
import type { StatusCounts } from '../../contract/transactions/transaction.ts'
import { boundOf, readTime } from '../../core/query/time.ts'
import { isZone } from '../../core/query/zone.ts'
import { longestSpanMs, spanSentence } from '../../services/answering/reading-answers.ts'
import { systemZone } from '../../services/system-zone.ts'
import type { Cli } from '../cli.ts'
import { sourceIdOf } from '../data/known-sources.ts'
import { withStore } from '../data/stored.ts'
import { misuse } from '../refusal.ts'
import { print, printJson, say } from '../terminal.ts'
import { overviewText } from './overview-text.ts'

const hourMs = 3_600_000

interface Options {
  readonly json?: boolean
  readonly since: TimeValue
  readonly until?: TimeValue
  readonly source?: string
  readonly zone: string
  readonly by?: ApartKey
  readonly action?: string
  readonly operator?: string
  readonly country?: string
}

export function addOverview(program: Command, cli: Cli): void {
  program
    .command('overview')
    .description('how many transactions there were, and what became of them')
    .option('--json', 'for scripts')
    .addOption(
      new Option('--since <time>', 'from then on: 24h, 30d, 2026-11-01')
        .argParser(readMoment)
        .default({ kind: 'ago', amount: 7, unit: 'd' }, '7d'),
    )
    .option('--until <time>', 'up to then, to the end of that hour', readMoment)
    .option('--source <source>', 'only of this source: its name or its id')
    .addOption(new Option('--by <what>', 'also over time by action, operator, country or category').choices(apartKeys))
    .option('--action <name>', 'only of this action', readName)
    .option('--operator <name>', 'only of this operator', readName)
    .option('--country <name>', 'only of this country', readName)
    .addOption(
      new Option('--zone <name>', 'in which days begin').argParser(readZone).default(systemZone(), "this machine's"),
    )
    .addHelpText('after', help)
    .action(async (options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const sourceId = options.source === undefined ? null : await sourceIdOf(options.source, dataDir)
      await withStore(dataDir, async store => {
        const overview = await store.overview({ ...askedBy(options), sourceId })
        if (options.json === true) printJson(overview)
        else if (overview.total.transactions === 0) say(emptySentence(await store.counts()))
        else print(overviewText(overview, options.zone))
      })
    })
}

function emptySentence(counts: StatusCounts): string {
  const isEmpty = Object.values(counts).every(count => count === 0)
  return isEmpty ? 'No transaction was received yet.' : 'No transaction that was received began in this time.'
}

function askedBy({ since, until, zone, by, action, operator, country }: Options) {
  const now = Date.now()
  const at = (key: TimeKey, time: TimeValue): number => boundOf(key, time, { now, zone })
  const [from, to] = [at('since', since), until === undefined ? now : endOf(at('until', until), now)]
  if (from >= to || to - from > longestSpanMs) throw misuse(spanSentence)
  return { from, to, zone, by, only: { action, operator, country } }
}

/** Sums are kept by the hour: one that has begun counts whole, and then that is what is said. */
function endOf(until: number, now: number): number {
  return Math.min(Math.ceil(until / hourMs) * hourMs, Math.max(now, until))
}

function readMoment(text: string): TimeValue {
  const time = readTime(text)
  if (time === null) throw new InvalidArgumentError('Write a time such as 24h, 30d, 3w or 2026-11-01.')
  return time
}

function readName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Write the whole name, as the overview prints it.')
  return text
}

function readZone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('Use the name of a time zone, such as Africa/Nairobi.')
  return text
}

const help = `
Transactions count by when they began, in hours (up to two days), days (up to three months), weeks (up to a year) or months.
Names are whole names, as the overview prints them.

Examples:
  hover-tray overview --since 24h
  hover-tray overview --since 30d --by operator
  hover-tray overview --by action --operator "MTN Ghana"
  hover-tray overview --since 2026-01-01 --source ussd-1a2b3c4d --json`
