import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type Status, statuses, statusSchema } from '../../contract/transactions/transaction.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { type Watched, type Watching, watchThrough } from '../../services/door/engine-watch.ts'
import { awaitSignal } from '../../services/signals.ts'
import type { Cli } from '../cli.ts'
import { assertFolder } from '../data/folder.ts'
import { readPositive } from '../numbers.ts'
import { Refusal } from '../refusal.ts'
import { localTime, plain, print, say, toJson } from '../terminal.ts'
import { type Fits, withFitting } from './fitting.ts'
import { filterOfArguments, queryHelp } from './query.ts'

interface Options {
  readonly json?: boolean
}

interface WaitOptions extends Options {
  readonly status: readonly Status[]
  readonly timeout?: number
}

/** What a script expects of a wait that was in vain, as of timeout(1). */
const timedOutCode = 124

/** Transactions as they happen, for people and for scripts. */
export function addWatch(program: Command, cli: Cli): void {
  program
    .command('watch')
    .description('show transactions as they happen, until Ctrl-C or until the engine stops; it has to run')
    .argument('[query...]', 'only those that fit it, in the words of the query bar')
    .option('--json', 'for scripts: one transaction on each line, whenever something about it changes')
    .addHelpText('after', watchHelp)
    .action(async (query: readonly string[], { json }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const filter = await filterOfArguments(query, dataDir)
      const watching = await follow(dataDir)
      let isStopped = false
      void awaitSignal(() => {
        isStopped = true
        watching.stop()
      })
      await withFitting(dataDir, filter, async fits => {
        say('Watching. Ctrl-C ends it.')
        const last = new Map<string, Status>()
        for await (const transaction of watching.transactions) {
          if (!(await fits(transaction))) continue
          if (json === true) print(toJson(transaction))
          else if (isNews(last, transaction)) print(lineOf(transaction))
        }
      })
      if (watching.isBroken()) throw new Refusal(brokenOff)
      if (!isStopped) say('The engine has stopped.')
    })

  program
    .command('wait')
    .description('wait until a transaction comes to a status; the engine has to run')
    .argument('[query...]', 'only those that fit it, in the words of the query bar')
    .requiredOption('--status <status>', `${statuses.join(', ')}; several with commas`, readStatuses)
    .option(
      '--timeout <seconds>',
      'end with 124 when none came in this time; otherwise it waits for ever',
      readPositive,
    )
    .option('--json', 'for scripts: the transaction')
    .addHelpText('after', waitHelp)
    .action(async (query: readonly string[], options: WaitOptions, command: Command) => {
      const dataDir = cli.dataDir(command)
      const filter = await filterOfArguments(query, dataDir)
      const watching = await follow(dataDir)
      await withFitting(dataDir, filter, async fits => {
        const found = await waitFor(watching, options, fits)
        if (options.json === true) print(toJson(found))
        else print(lineOf(found))
      })
    })
}

const brokenOff =
  'The connection to the engine broke off: it died, or what it said was not read fast enough. hover-tray transactions shows what came meanwhile.'

async function waitFor(watching: Watching, { status, timeout }: WaitOptions, fits: Fits): Promise<Watched> {
  // Afterwards only: what stood there before is for `transactions`.
  say(`Waiting for ${status.join(' or ')}.`)
  const since = new Date().toISOString()
  let [isLate, isBroken] = [false, false]
  const end = () => {
    isLate = true
    watching.stop()
  }
  const timer = timeout === undefined ? null : setTimeout(end, Math.min(timeout * 1000, 2 ** 31 - 1))
  try {
    for await (const transaction of watching.transactions)
      if (status.includes(transaction.status) && transaction.statusSince >= since && (await fits(transaction)))
        return transaction
    isBroken = watching.isBroken()
  } finally {
    if (timer !== null) clearTimeout(timer)
    watching.stop()
  }
  if (isLate) throw new Refusal(`None came in ${timeout} seconds.`, timedOutCode)
  throw new Refusal(isBroken ? brokenOff : 'The engine stopped meanwhile.')
}

async function follow(dataDir: string): Promise<Watching> {
  assertFolder(dataDir)
  const address = readEngineAddress(join(dataDir, engineFileName))
  const watching = address === null ? null : await watchThrough(address)
  if (watching === null)
    throw new Refusal('No engine runs on this folder, so nothing happens. Start it first: hover-tray serve')
  return watching
}

/** For people once for each status: a delivery that only repeats it is no news. */
function isNews(last: Map<string, Status>, { id, status }: Watched): boolean {
  const isKnown = last.get(id) === status
  last.delete(id)
  last.set(id, status)
  const [oldest] = last.keys()
  if (last.size > 10_000 && oldest !== undefined) last.delete(oldest)
  return !isKnown
}

function lineOf({ statusSince, status, title, operator, category, sourceId, providerId }: Watched): string {
  const what = [title, operator, category].filter(word => word !== null).join(', ')
  return `${localTime(statusSince)}  ${status.padEnd(9)}  ${plain(what)}  ${plain(sourceId)}  ${plain(providerId)}`
}

function readStatuses(text: string): readonly Status[] {
  return text.split(',').map(word => {
    const status = statusSchema.safeParse(word.trim())
    if (!status.success) throw new InvalidArgumentError(`Choose from ${statuses.join(', ')}.`)
    return status.data
  })
}

const watchHelp = `${queryHelp}

Examples:
  hover-tray watch status:failed
  hover-tray watch --json operator:MTN | jq --unbuffered -r '[.status, .title] | @tsv'`

const waitHelp = `
Only what happens after it began counts. Ends with 0 when it came, with 124 when the time is over.

Examples:
  hover-tray wait --status failed --timeout 60
  hover-tray wait --status succeeded,failed id:1111e38e-6907-4ee4-8289-af2dd99b1111 --json`
