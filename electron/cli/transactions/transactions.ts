import { type Command, InvalidArgumentError } from 'commander'
import { type Status, statuses, statusSchema, type Transaction } from '../../contract/transactions/transaction.ts'
import type { Filter } from '../../core/query/filter.ts'
import { readCursor } from '../../services/store/queries/list/cursor.ts'
import type { PageRequest } from '../../services/store/queries/list/page.ts'
import type { ReadStore } from '../../services/store/reading/read-store.ts'
import type { Cli } from '../cli.ts'
import { sourceIdOf } from '../data/known-sources.ts'
import { withStore } from '../data/stored.ts'
import { readPositive } from '../numbers.ts'
import { brief, localTime, print, say, table, toJson, write } from '../terminal.ts'
import { filterOfArguments, queryHelp } from './query.ts'

interface Options {
  readonly json?: boolean
  readonly status?: readonly Status[]
  readonly source?: string
  readonly text?: string
  readonly limit: number
  readonly after?: string
  readonly all?: boolean
}

interface Wish extends Options {
  readonly filter: Filter
}

export function addTransactions(program: Command, cli: Cli): void {
  program
    .command('transactions')
    .description('list transactions, newest first')
    .argument('[query...]', 'only what fits, such as: status:failed operator:MTN since:2d')
    .option('--json', 'for scripts: {"transactions":[...],"next":"..."}')
    .option('--status <status>', `only ${statuses.join(', ')}; several with commas`, readStatuses)
    .option('--source <source>', 'only of this source: its name or its id')
    .option('--text <words>', 'only with these words in id, title, operator, category or message', readText)
    .option('--limit <number>', 'how many', readPositive, 100)
    .option('--after <cursor>', 'go on behind a page: its "next"', readAfter)
    .option('--all', 'every one of them')
    .addHelpText('after', help)
    .action(async (query: readonly string[], options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const source = options.source === undefined ? {} : { source: await sourceIdOf(options.source, dataDir) }
      const wish = { ...options, ...source, filter: await filterOfArguments(query, dataDir) }
      await withStore(dataDir, store => (wish.json === true ? listJson : listTable)(store, wish))
    })
}

/** Written page by page: there may be more than fit into memory. */
async function listJson(store: ReadStore, options: Wish): Promise<void> {
  let next: string | null = null
  let separator = ''
  await write('{"transactions":[')
  for await (const page of pages(store, options)) {
    for (const row of page.rows) {
      await write(separator + toJson(row))
      separator = ',\n'
    }
    next = page.next
  }
  print(`],"next":${toJson(next)}}`)
}

async function listTable(store: ReadStore, options: Wish): Promise<void> {
  let isFirst = true
  let next: string | null = null
  for await (const page of pages(store, options)) {
    next = page.next
    // What is rare is looked for page by page, and some hold none of it.
    if (page.rows.length === 0) continue
    await write(`${table(isFirst ? head : [], page.rows.map(cells))}\n`)
    isFirst = false
  }
  if (isFirst) return say('There are no such transactions.')
  if (next !== null) say(`There are more: add --after ${next}`)
}

const largestPage = 500
/** As far as the store looks. */
const [mostText, mostWords] = [200, 16]

async function* pages(store: ReadStore, { filter, status, source, text, limit, after, all }: Wish) {
  let left = all === true ? Number.POSITIVE_INFINITY : limit
  let place = after ?? null
  do {
    const request: PageRequest = {
      filter,
      after: place,
      limit: Math.min(left, largestPage),
      ...(status !== undefined && { status: [...status] }),
      ...(source !== undefined && { sourceId: source }),
      ...(text !== undefined && { text }),
    }
    const page = await store.page(request)
    yield page
    left -= page.rows.length
    place = page.next
  } while (place !== null && left > 0)
}

const head = ['started', 'status', 'what', 'operator', 'category', 'flags', 'source', 'id']

function cells(row: Transaction): readonly string[] {
  const { startedAt, status, title, operator, category, flags, resolution, sourceId, providerId } = row
  return [
    localTime(startedAt),
    resolution === null ? status : `${status} (marked ${resolution.verdict})`,
    brief(title),
    brief(operator ?? '-'),
    brief(category ?? '-'),
    flags.join(',') || '-',
    sourceId,
    providerId,
  ]
}

function readStatuses(text: string, before: readonly Status[] = []): readonly Status[] {
  const read = text.split(',').map(word => {
    const status = statusSchema.safeParse(word.trim())
    if (!status.success) throw new InvalidArgumentError(`Choose from ${statuses.join(', ')}.`)
    return status.data
  })
  return [...before, ...read]
}

/** Cut, the last word would be taken for a beginning, and would find something else. */
function readText(text: string): string {
  if (text.length > mostText || text.trim().split(/\s+/).length > mostWords)
    throw new InvalidArgumentError(`Write ${mostWords} words at most, of ${mostText} characters together.`)
  return text
}

function readAfter(text: string): string {
  if (readCursor(text) === null) throw new InvalidArgumentError('Give the "next" of a page.')
  return text
}

const help = `${queryHelp}

Works while the engine runs and while it does not.

Examples:
  hover-tray transactions status:failed operator:MTN since:2d
  hover-tray transactions 'action:"Send money" -status:succeeded "low balance"'
  hover-tray transactions --status failed,unknown
  hover-tray transactions --text airtime --limit 10
  hover-tray transactions --all --json | jq '.transactions[] | select(.flags | index("LATE"))'`
