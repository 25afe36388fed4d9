import type { Command } from 'commander'
import { createDestinations } from '../../services/forwarding/destinations.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { print, printJson, say } from '../terminal.ts'
import { addressOf, orRefuse } from './destination-input.ts'

interface AddOptions {
  readonly name: string
  readonly url: string
  readonly schema?: string
  readonly trusted?: boolean
  readonly practice?: boolean
  readonly json?: boolean
}

/** Tables of a database as a destination. */
export function addPostgres(add: Command, cli: Cli): void {
  add
    .command('postgres')
    .description('tables in a PostgreSQL database, for reports: how it is now, masked')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--url <url>', 'postgresql://name:password@host/database; a file with @ in front')
    .option('--schema <schema>', 'the schema that the tables are in, made with the first event (default: hover_tray)')
    .option('--trusted', 'with the body of each delivery as it is stored, unmasked')
    .option('--practice', 'send what the practice Hover plays too')
    .option('--json', 'for scripts: the id')
    .addHelpText('after', help)
    .action(async ({ name, url, schema, trusted, practice, json }: AddOptions, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      const wanted = {
        ...{ kind: 'postgres', form: 'tables', practice: practice === true, isTrusted: trusted === true },
        ...(schema !== undefined && { schema }),
      }
      const asked = { name, address: addressOf(url), key: null, login: null, wanted }
      const { destination } = orRefuse(await createDestinations({ ...folder, now: Date.now }).add(asked))
      if (json === true) return printJson({ id: destination.id })
      print(destination.id)
      say('What is received from now on is written there. hover-tray destinations list says how far it is.')
    })
}

const help = `
The tables transactions, deliveries, status_changes and quarantine are made with the first event. The role has to be allowed
to create the schema, or own one that is there. Whatever comes twice or late changes nothing. The address is that of libpq,
with one host; to another computer the connection is encrypted, with sslmode=verify-full unless the address says require or
verify-ca. Environment and files such as PGHOST or .pgpass are not looked at.

Examples:
  hover-tray destinations add postgres --name Reports --url @address.txt
  hover-tray destinations add postgres --name Reports --url 'postgresql://me@/reports?host=/var/run/postgresql'`
