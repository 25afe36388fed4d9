import { join } from 'node:path'
import type { Command } from 'commander'
import { engineFileName, readEngineAddress } from '../services/door/engine-client.ts'
import { releaseThrough } from '../services/door/engine-destinations.ts'
import { createDestinations } from '../services/forwarding/destinations.ts'
import { addPostgres } from './add-postgres.ts'
import type { Cli } from './cli.ts'
import { addressOf, orRefuse } from './destination-input.ts'
import { destinationNotes, lagSeconds, viewDestinations } from './destination-view.ts'
import { openFolder } from './folder.ts'
import { misuse, Refusal } from './refusal.ts'
import { readSecret } from './secret-input.ts'
import { localTime, print, printJson, say, table } from './terminal.ts'

interface AddOptions {
  readonly name: string
  readonly url: string
  readonly keyFile?: string
  readonly keyStdin?: boolean
  readonly takes?: string
  readonly trusted?: boolean
  readonly practice?: boolean
  readonly json?: boolean
}

/** Where everything that is received is sent on to. */
export function addDestinations(program: Command, cli: Cli): void {
  const group = program.command('destinations').description('systems of your own that every event is sent on to')

  group
    .command('list')
    .description('list the destinations, and how far each is behind')
    .option('--json', 'for scripts: {"destinations":[...]}')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const dataDir = cli.dataDir(command)
      const { settings, vault } = await openFolder(dataDir)
      const { destinations } = settings.get()
      const views = await viewDestinations({ dataDir, destinations, vault })
      if (json === true) return printJson({ destinations: views })
      if (views.length === 0) return say('There are none yet. hover-tray destinations add --help says how to add one.')
      const rows = views.map(view => [
        ...[view.id, view.name, view.form, view.takes, view.origin ?? '(no address)'],
        ...[String(view.waiting), `${lagSeconds(view, Date.now())} s`, String(view.dead)],
      ])
      print(table(['id', 'name', 'form', 'takes', 'where', 'waiting', 'behind', 'given up'], rows))
      for (const note of views.flatMap(destinationNotes)) say(note)
    })

  const add = group.command('add').description('add a destination').addHelpText('after', help)
  addForm('cloudevents', 'CloudEvents 1.0 as JSON over HTTP, signed as a Standard Webhook, masked')
    .option('--takes <what>', 'everything, status-changes or deliveries (default: everything)')
    .option('--trusted', 'with the body of each delivery as it is stored, unmasked')
  addForm('raw', 'the bytes and signed headers of each delivery as they are stored, unmasked')
  addPostgres(add, cli)

  function addForm(form: 'cloudevents' | 'raw', about: string): Command {
    return add
      .command(form)
      .description(about)
      .requiredOption('--name <name>', 'what you call it')
      .requiredOption('--url <url>', 'https://..., or http:// on this computer; a file with @ in front')
      .option('--key-file <file>', 'read the key that signs (whsec_...) from a file; one is made otherwise')
      .option('--key-stdin', 'read it from stdin')
      .option('--practice', 'send what the practice Hover plays too')
      .option('--json', 'for scripts: the id and the key')
      .action(async (options: AddOptions, command: Command) => {
        const { name, url, takes, trusted, practice, json } = options
        const folder = await openFolder(cli.dataDir(command))
        const wanted = {
          ...{ form, practice: practice === true, isTrusted: trusted === true },
          ...(takes !== undefined && { takes }),
        }
        const added = await createDestinations({ ...folder, now: Date.now }).add({
          ...{ name, address: addressOf(url), key: await keyOf(options), wanted },
        })
        const { destination, key } = orRefuse(added)
        if (json === true) return printJson({ id: destination.id, key })
        print(destination.id)
        say(`What is received from now on is sent there. Its receiver proves that it is yours with this key,`)
        say(`which is not shown again: ${key}`)
      })
  }

  group
    .command('set-address')
    .description('send to another address from now on; what waits goes there too')
    .argument('<id>')
    .requiredOption('--url <url>', 'the address, as when it was added; a file with @ in front')
    .action(async (id: string, { url }: { readonly url: string }, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      orRefuse(await createDestinations({ ...folder, now: Date.now }).setAddress(id, addressOf(url)))
      say(`${id} has another address.`)
    })

  group
    .command('rotate-key')
    .description('make a new key; for a day the one before signs too')
    .argument('<id>')
    .option('--json', 'for scripts: {"key":...,"previousUntil":...}')
    .action(async (id: string, { json }: { readonly json?: boolean }, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      const rotated = orRefuse(await createDestinations({ ...folder, now: Date.now }).rotateKey(id))
      if (json === true) return printJson(rotated)
      print(rotated.key)
      say(`Give it to the receiver. The one before signs too until ${localTime(rotated.previousUntil)}.`)
    })

  group
    .command('replay')
    .description('send again what a destination refused until it was given up; the engine has to run')
    .argument('<id>')
    .option('--dry-run', 'only say how many there are')
    .action(async (id: string, { dryRun }: { readonly dryRun?: boolean }, command: Command) => {
      const dataDir = cli.dataDir(command)
      const { settings, vault } = await openFolder(dataDir)
      const destinations = settings.get().destinations.filter(one => one.id === id)
      const [view] = await viewDestinations({ dataDir, destinations, vault })
      if (view === undefined) throw new Refusal(`There is no destination with the id ${id}.`)
      if (view.dead === 0) return say(`Nothing was given up for ${view.name}.`)
      const count = view.dead === 1 ? 'One event' : `${view.dead} events`
      if (dryRun === true) return say(`${count} would be sent again.`)
      const address = readEngineAddress(join(dataDir, engineFileName))
      const released = address === null ? null : await releaseThrough(address, id)
      if (released === null) throw new Refusal('No engine runs on this folder. Start it first: hover-tray serve')
      orRefuse(released)
      say(`${count} will be sent again, behind what waits already.`)
    })

  group
    .command('remove')
    .description('remove a destination; what waits for it is not sent any more')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      orRefuse(await createDestinations({ ...folder, now: Date.now }).remove(id))
      say(`Removed ${id}.`)
    })
}

async function keyOf({ keyFile: file, keyStdin: stdin }: AddOptions): Promise<string | null> {
  if (file === undefined && stdin === undefined) return null
  if (file !== undefined && stdin !== undefined) throw misuse('Give either --key-file or --key-stdin.')
  return readSecret({ stdin, file, options: '--key-file or --key-stdin', what: 'the key' })
}

const help = `
Every event that is received from then on is sent at least once, in the order of its transaction, and again until it is
taken: its webhook-id stays the same, so a receiver can tell a repeat. An event that is refused twelve times while others
are taken is given up and waits: see list and replay.

Examples:
  hover-tray destinations add cloudevents --name Warehouse --url https://warehouse.example.com/hover
  hover-tray destinations add cloudevents --name Alarms --url @address.txt --takes status-changes
  hover-tray destinations add postgres --name Reports --url @address.txt
  hover-tray destinations add raw --name Archive --url http://127.0.0.1:9000/ --key-file key.txt`
