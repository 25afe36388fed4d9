import type { Command } from 'commander'
import type { ListedDelivery } from '../../contract/transactions/transaction-detail.ts'
import type { ReadStore } from '../../services/store/reading/read-store.ts'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { readPositive } from '../numbers.ts'
import { localTime, plain, print, printJson, say, table } from '../terminal.ts'
import { notThere } from './acts.ts'

interface Options {
  readonly limit: number
  readonly before?: number
  readonly contents?: boolean
  readonly json?: boolean
}

/** A delivery, with what it says where that was asked for: masked, null when its text is gone. */
interface Shown extends ListedDelivery {
  readonly content?: string | null
}

/** What was received, as it came: of all sources, or of one transaction. */
export function addDeliveries(program: Command, cli: Cli): void {
  program
    .command('deliveries')
    .description('list what was received, newest first: all of it, or of one transaction')
    .argument('[id]', "a transaction: its id, or the provider's id when only one source has it")
    .option('--limit <number>', 'how many', readPositive, 100)
    .option('--before <seq>', 'only before this place in the journal: the last one of a page', readPositive)
    .option('--contents', 'with what each says, masked')
    .option('--json', 'for scripts: {"deliveries":[...]}')
    .addHelpText('after', help)
    .action(async (id: string | undefined, options: Options, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const found = id === undefined ? await store.newestDeliveries(options) : await ofTransaction(store, id, options)
        const deliveries = options.contents === true ? await withContents(store, found) : found
        if (options.json === true) printJson({ deliveries })
        else if (deliveries.length === 0) say('There are none.')
        else print(textOf(deliveries))
      }),
    )
}

/** The newest 500 of it are known one by one. */
async function ofTransaction(store: ReadStore, given: string, options: Options): Promise<readonly ListedDelivery[]> {
  const detail = await store.detail(given)
  if (detail === null) throw notThere(given)
  const { id, sourceId, received } = detail
  const before = options.before ?? Number.MAX_SAFE_INTEGER
  const earlier = received.filter(({ seq }) => seq < before).toReversed()
  return earlier.slice(0, options.limit).map(({ seq, receivedAt, label, providerStatus, provenBy }) => {
    return { seq, receivedAt, sourceId, transactionId: id, label, providerStatus, provenBy }
  })
}

function withContents(store: ReadStore, deliveries: readonly ListedDelivery[]): Promise<readonly Shown[]> {
  return Promise.all(
    deliveries.map(async one => ({ ...one, content: (await store.singleDelivery(one.seq))?.json ?? null })),
  )
}

function textOf(deliveries: readonly Shown[]): string {
  const [first = '', ...lines] = table(head, deliveries.map(cells)).split('\n')
  const blocks = deliveries.map(({ content }, place) => {
    const line = lines[place] ?? ''
    return typeof content === 'string' ? `${line}\n${content.replace(/^( *)(.*)$/gm, indented)}` : line
  })
  return [first, ...blocks].join('\n')
}

/** A line of JSON, with nothing in it that a terminal takes for an order. */
function indented(_line: string, blanks: string, rest: string): string {
  return `  ${blanks}${plain(rest)}`
}

const head = ['received', 'journal', 'what it did', "Hover's word", 'source', 'transaction']

const cells = ({ receivedAt, seq, label, providerStatus, sourceId, transactionId }: ListedDelivery) => [
  localTime(receivedAt),
  `#${seq}`,
  label,
  providerStatus ?? '-',
  sourceId,
  transactionId ?? '-',
]

const help = `
What it did is new, update (it changed something), stale (it came too late to), duplicate, odd (see quarantine), or gone
with its transaction.

Examples:
  hover-tray deliveries --limit 20
  hover-tray deliveries 1111e38e-6907-4ee4-8289-af2dd99b1111 --contents
  hover-tray deliveries --before 4711 --json`
