import type { Command } from 'commander'
import type { SingleDelivery } from '../contract/transaction-detail.ts'
import type { ReadStore } from '../services/store/reading/read-store.ts'
import { notThere } from './acts.ts'
import type { Cli } from './cli.ts'
import { readPositive } from './numbers.ts'
import { misuse, Refusal } from './refusal.ts'
import { withStore } from './stored.ts'
import { localTime, plain, print, printJson, table } from './terminal.ts'

interface Options {
  readonly delivery?: number
  readonly text?: boolean
  readonly json?: boolean
}

type Listed = Omit<SingleDelivery, 'transactionId' | 'form'>

/** What Hover posted about a transaction, masked. */
export function addDeliveries(program: Command, cli: Cli): void {
  program
    .command('deliveries')
    .description('list what Hover posted about one transaction, oldest first, masked')
    .argument('[id]', "its id, or the provider's id when only one source has it")
    .option('--delivery <number>', 'only this one, by its number in the journal', readPositive)
    .option('--text', 'with what each says, as JSON')
    .option('--json', 'for scripts: {"deliveries":[...]}')
    .addHelpText('after', help)
    .action(async (id: string | undefined, options: Options, command: Command) => {
      if ((id === undefined) === (options.delivery === undefined))
        throw misuse('Give either the id of a transaction, or --delivery NUMBER.')
      await withStore(cli.dataDir(command), async store => {
        const deliveries = id === undefined ? [await one(store, options.delivery ?? 0)] : await all(store, id)
        if (options.json === true) printJson({ deliveries })
        else print(textOf(deliveries, options.text === true || id === undefined))
      })
    })
}

async function one(store: ReadStore, seq: number): Promise<SingleDelivery> {
  const found = await store.singleDelivery(seq)
  if (found === null) throw new Refusal(`There is no delivery ${seq} of a transaction, or nothing is left of it.`)
  return found
}

async function all(store: ReadStore, id: string): Promise<readonly Listed[]> {
  const detail = await store.detail(id)
  if (detail === null) throw notThere(id)
  const texts = new Map((await store.contents(detail.id)).map(({ seq, json }) => [seq, json]))
  return detail.received.map(delivery => ({ ...delivery, json: texts.get(delivery.seq) ?? null }))
}

function textOf(deliveries: readonly Listed[], isWithText: boolean): string {
  const rows = deliveries.map(({ seq, receivedAt, label, providerStatus, providerUpdatedAt, provenBy }) => [
    ...[String(seq), localTime(receivedAt), label, providerStatus ?? '-', localTime(providerUpdatedAt), provenBy],
  ])
  const list = table(['number', 'received', 'what it did', 'status', "Hover's time", 'proven by'], rows)
  if (!isWithText) return list
  // The JSON is written so that nothing in it commands a terminal.
  const texts = deliveries.map(({ seq, json }) => `#${seq}\n${json === null ? '(no text)' : safe(json)}`)
  return [list, ...texts].join('\n\n')
}

function safe(json: string): string {
  return json
    .split('\n')
    .map(line => line.replace(/\S.*/, plain))
    .join('\n')
}

const help = `
--json has the newest 500, with the text of the newest fifty that are no repeats. What is masked stays so; show --reveal shows it.
hover-tray replay sends one once more. Works while the engine runs and while it does not.

Examples:
  hover-tray deliveries 1111e38e-6907-4ee4-8289-af2dd99b1111
  hover-tray deliveries --delivery 1042
  hover-tray deliveries ID --json | jq -r '.deliveries[] | [.seq, .label] | @tsv'`
