import { join } from 'node:path'
import type { Command } from 'commander'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { releaseThrough } from '../../services/door/engine-destinations.ts'
import { createDestinations } from '../../services/forwarding/destinations.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { localTime, print, printJson, say, table } from '../terminal.ts'
import { addAdding } from './destination-adding.ts'
import { addressOf, loginOf, orRefuse } from './destination-input.ts'
import { destinationNotes, lagSeconds, viewDestinations } from './destination-view.ts'

interface Reached {
  readonly url: string
  readonly loginFile?: string
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
        ...[view.id, view.name, `${view.kind} ${view.form}`, view.takes, view.origin ?? '(no address)'],
        ...[String(view.waiting), `${lagSeconds(view, Date.now())} s`, String(view.dead)],
      ])
      print(table(['id', 'name', 'form', 'takes', 'where', 'waiting', 'behind', 'given up'], rows))
      for (const note of views.flatMap(destinationNotes)) say(note)
    })

  addAdding(group, cli)

  group
    .command('set-address')
    .description('send to another address from now on; what waits goes there too')
    .argument('<id>')
    .requiredOption('--url <url>', 'as for add; a file with @ in front')
    .option('--login-file <file>', 'of NATS: another credentials file')
    .action(async (id: string, { url, loginFile }: Reached, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      const destinations = createDestinations({ ...folder, now: Date.now })
      orRefuse(await destinations.setAddress(id, addressOf(url), loginOf(loginFile)))
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
