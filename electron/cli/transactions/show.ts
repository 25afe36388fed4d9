import type { Command } from 'commander'
import type {
  Field,
  Sms,
  StatusChange,
  TransactionDetail,
  Turn,
} from '../../contract/transactions/transaction-detail.ts'
import type { Cli } from '../cli.ts'
import { readCategories } from '../data/folder.ts'
import { withStore } from '../data/stored.ts'
import { localTime, plain, print, printJson, table } from '../terminal.ts'
import { notThere, record, storedId } from './acts.ts'
import { explanationText } from './categories.ts'

export function addShow(program: Command, cli: Cli): void {
  program
    .command('show')
    .description('show all there is about one transaction')
    .argument('<id>', "its id, or the provider's id when only one source has it")
    .option('--json', 'for scripts')
    .option('--reveal', 'show what is masked; that it was shown is recorded')
    .addHelpText('after', help)
    .action(async (given: string, { json, reveal = false }: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      const id = reveal ? await storedId(dataDir, given) : given
      if (reveal) await record(dataDir, { kind: 'reveal', id })
      await withStore(dataDir, async store => {
        const detail = await store.detail(id, { reveal, categories: readCategories(dataDir) })
        if (detail === null) throw notThere(id)
        if (json === true) printJson(detail)
        else print(describe(detail))
      })
    })
}

interface Options {
  readonly json?: boolean
  readonly reveal?: boolean
}

function describe(detail: TransactionDetail): string {
  const blocks: readonly (readonly [string, string])[] = [
    [`${plain(detail.title)}: ${detail.status}`, facts(detail)],
    ['What it means', meaning(detail)],
    [
      'Flags',
      table(
        [],
        detail.flagNotes.map(({ flag, sentence }) => [flag, sentence]),
      ),
    ],
    ['Texts', detail.isTrimmed === true ? 'The settings of retention have taken them out of it.' : ''],
    ['Decided by hand', resolutionText(detail)],
    ['History', table([], detail.history.map(changeCells))],
    ['Deliveries', table([], detail.received.map(deliveryCells))],
    ['Conversation', table([], detail.conversation.flatMap(turnCells))],
    ['SMS that a parser matched', table([], detail.smsHits.map(smsCells))],
    ['SMS that no parser matched', table([], detail.smsMisses.map(smsCells))],
    ['Passed in by the phone app', fields(detail.extras)],
    ['Read out by the parsers', fields(detail.parsed)],
    ['More', fields(detail.facts)],
    [
      'What is masked was shown',
      table(
        [],
        detail.reveals.map(at => [localTime(at)]),
      ),
    ],
  ]
  return blocks
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}\n${text.replace(/^/gm, '  ')}`)
    .join('\n\n')
}

function meaning({ explanation, pendingAge, parserMiss }: TransactionDetail): string {
  return [
    explanation === null ? '' : explanationText(explanation),
    ...[pendingAge, parserMiss].map(said => (said === null ? '' : plain(said.sentence))),
  ]
    .filter(text => text !== '')
    .join('\n')
}

function facts(detail: TransactionDetail): string {
  const { id, sourceId, providerStatus, category, operator, country, message, environment, flags } = detail
  const rows: readonly (readonly [string, string | null])[] = [
    ['id', id],
    ['source', sourceId],
    ["Hover's word", providerStatus],
    ['category', category],
    ['operator', operator],
    ['country', country],
    ['message', message],
    ['environment', environment],
    ['started', localTime(detail.startedAt)],
    ['status since', localTime(detail.statusSince)],
    ['flags', flags.join(', ') || null],
    ['deliveries', `${detail.deliveries}, repeated ${detail.duplicates} times`],
  ]
  return table(
    [],
    rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])),
  )
}

function resolutionText({ resolution }: TransactionDetail): string {
  if (resolution === null) return ''
  return table([], [[localTime(resolution.at), resolution.verdict, resolution.note]])
}

const changeCells = ({ from, to, at, providerStatus, category }: StatusChange) => [
  localTime(at),
  from === null ? to : `${from} -> ${to}`,
  [providerStatus, category].filter(word => word !== null).join(', '),
]

const deliveryCells = ({ seq, receivedAt, label, providerStatus, provenBy }: TransactionDetail['received'][number]) => [
  localTime(receivedAt),
  `#${seq}`,
  label,
  providerStatus ?? '-',
  provenBy === 'current-secret' ? '' : provenBy,
]

const turnCells = ({ entered, answered, diedHere }: Turn): readonly (readonly string[])[] => [
  ...(entered === null ? [] : [['>', entered]]),
  ...(answered === null ? [] : [['<', answered]]),
  ...(diedHere ? [['!', 'it went no further']] : []),
]

const smsCells = ({ at, sender, message }: Sms) => [localTime(at), sender ?? '-', message ?? '-']

const fields = (list: readonly Field[]): string =>
  table(
    [],
    list.map(({ name, value }) => [name, value]),
  )

const help = `
Examples:
  hover-tray show 1111e38e-6907-4ee4-8289-af2dd99b1111
  hover-tray show ussd-1a2b3c4d/ussd/1111e38e-6907-4ee4-8289-af2dd99b1111 --json
  hover-tray show 1111e38e-6907-4ee4-8289-af2dd99b1111 --reveal`
