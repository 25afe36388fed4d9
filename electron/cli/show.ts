import type { Command } from 'commander'
import type { Field, Sms, StatusChange, TransactionDetail, Turn } from '../contract/transaction.ts'
import type { Cli } from './cli.ts'
import { Refusal } from './refusal.ts'
import { withStore } from './stored.ts'
import { localTime, plain, print, printJson, table } from './terminal.ts'

export function addShow(program: Command, cli: Cli): void {
  program
    .command('show')
    .description('show all there is about one transaction')
    .argument('<id>', "its id, or the provider's id when only one source has it")
    .option('--json', 'for scripts')
    .addHelpText('after', help)
    .action((id: string, { json }: { readonly json?: boolean }, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const detail = await store.detail(id)
        if (detail === null)
          throw new Refusal(`There is no transaction with the id ${plain(id)}, or several sources have it.`)
        if (json === true) printJson(detail)
        else print(describe(detail))
      }),
    )
}

function describe(detail: TransactionDetail): string {
  const blocks: readonly (readonly [string, string])[] = [
    [`${plain(detail.title)}: ${detail.status}`, facts(detail)],
    ['History', table([], detail.history.map(changeCells))],
    ['Deliveries', table([], detail.received.map(deliveryCells))],
    ['Conversation', table([], detail.conversation.flatMap(turnCells))],
    ['SMS that a parser matched', table([], detail.smsHits.map(smsCells))],
    ['SMS that no parser matched', table([], detail.smsMisses.map(smsCells))],
    ['Passed in by the phone app', fields(detail.extras)],
    ['Read out by the parsers', fields(detail.parsed)],
    ['More', fields(detail.facts)],
  ]
  return blocks
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}\n${text.replace(/^/gm, '  ')}`)
    .join('\n\n')
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
  hover-tray show ussd-1a2b3c4d/ussd/1111e38e-6907-4ee4-8289-af2dd99b1111 --json`
