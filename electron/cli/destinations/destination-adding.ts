import type { Command } from 'commander'
import { createDestinations } from '../../services/forwarding/destinations.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { readGivenFile } from '../given-file.ts'
import { misuse } from '../refusal.ts'
import { readSecret } from '../sources/secret-input.ts'
import { print, printJson, say } from '../terminal.ts'
import { addPostgres } from './add-postgres.ts'
import { addressOf, loginOf, orRefuse } from './destination-input.ts'

interface AddOptions {
  readonly name: string
  readonly url: string
  readonly keyFile?: string
  readonly keyStdin?: boolean
  readonly loginFile?: string
  readonly caFile?: string
  readonly stream?: string
  readonly takes?: string
  readonly trusted?: boolean
  readonly fromStart?: boolean
  readonly practice?: boolean
  readonly json?: boolean
}

const http = 'https://..., or http:// on this computer; a file with @ in front'
const nats = 'tls://host:4222, or nats:// on this computer, with name:password@ or token@; a file with @ in front'
const takes = ['--takes <what>', 'everything, status-changes or deliveries (default: everything)'] as const

/** `destinations add` and what can be added. */
export function addAdding(group: Command, cli: Cli): void {
  const add = group.command('add').description('add a destination').addHelpText('after', help)

  signed(form('cloudevents', 'CloudEvents 1.0 as JSON over HTTP, signed as a Standard Webhook, masked', http))
    .option(...takes)
    .option('--trusted', 'with the body of each delivery as it is stored, unmasked')
    .action(adding({ kind: 'http', form: 'cloudevents' }))
  signed(form('raw', 'the bytes and signed headers of each delivery as they are stored, unmasked', http)).action(
    adding({ kind: 'http', form: 'raw' }),
  )
  stream(form('nats', 'CloudEvents 1.0 as JSON into a stream of NATS JetStream, masked', nats), 'HOVER')
    .option(...takes)
    .option('--trusted', 'with the body of each delivery as it is stored, unmasked')
    .action(adding({ kind: 'nats', form: 'cloudevents' }))
  stream(
    form('copy', 'all that another engine needs to follow this one, by NATS JetStream, unmasked', nats),
    'HOVER_COPY',
  )
    .requiredOption('--trusted', 'you know that everything is sent as it is stored')
    .option('--from-start', 'with everything that was received before')
    .action(adding({ kind: 'nats', form: 'copy' }))
  addPostgres(add, cli)

  function form(name: string, about: string, url: string): Command {
    return add
      .command(name)
      .description(about)
      .requiredOption('--name <name>', 'what you call it')
      .requiredOption('--url <url>', url)
      .option('--practice', 'send what the practice Hover plays too')
      .option('--json', 'for scripts: the id, and the key where there is one')
  }

  function adding(what: object) {
    return async (options: AddOptions, command: Command): Promise<void> => {
      const { name, url, json } = options
      const folder = await openFolder(cli.dataDir(command))
      const [key, login] = [await keyOf(options), loginOf(options.loginFile)]
      const asked = { name, address: addressOf(url), key, login, wanted: { ...what, ...wantedOf(options) } }
      const added = orRefuse(await createDestinations({ ...folder, now: Date.now }).add(asked))
      if (json === true) return printJson({ id: added.destination.id, ...(added.key !== null && { key: added.key }) })
      print(added.destination.id)
      if (added.key === null) return say('What is received from now on is sent there.')
      say(`What is received from now on is sent there. Its receiver proves that it is yours with this key,`)
      say(`which is not shown again: ${added.key}`)
    }
  }
}

/** What was asked for, in the words of the settings; what was not is left to them. */
function wantedOf({ takes, trusted, fromStart, practice, stream, caFile }: AddOptions): object {
  return {
    practice: practice === true,
    isTrusted: trusted === true,
    ...(takes !== undefined && { takes }),
    ...(fromStart !== undefined && { fromStart }),
    ...(stream !== undefined && { stream }),
    ...(caFile !== undefined && { ca: readGivenFile(caFile) }),
  }
}

function signed(command: Command): Command {
  return command
    .option('--key-file <file>', 'read the key that signs (whsec_...) from a file; one is made otherwise')
    .option('--key-stdin', 'read it from stdin')
}

/** Options of whatever is reached by NATS. */
export function stream(command: Command, usual: string): Command {
  return command
    .option('--stream <name>', `the stream; it is made when it is not there, and never altered (default: ${usual})`)
    .option('--login-file <file>', 'a credentials file of NATS (.creds), in place of a name or token in the address')
    .option(
      '--ca-file <file>',
      'certificates (PEM) of whoever vouches for the server, where this computer knows them not',
    )
}

async function keyOf({ keyFile: file, keyStdin: stdin }: AddOptions): Promise<string | null> {
  if (file === undefined && stdin === undefined) return null
  if (file !== undefined && stdin !== undefined) throw misuse('Give either --key-file or --key-stdin.')
  return readSecret({ stdin, file, options: '--key-file or --key-stdin', what: 'the key' })
}

const help = `
Every event that is received from then on is sent at least once, in the order of its transaction, and again until it is
taken: its webhook-id (over NATS: its Nats-Msg-Id) stays the same, so a receiver can tell a repeat. An event that is
refused twelve times while others are taken is given up and waits: see list and replay.

Examples:
  hover-tray destinations add cloudevents --name Warehouse --url https://warehouse.example.com/hover
  hover-tray destinations add cloudevents --name Alarms --url @address.txt --takes status-changes
  hover-tray destinations add raw --name Archive --url http://127.0.0.1:9000/ --key-file key.txt
  hover-tray destinations add postgres --name Reports --url @address.txt
  hover-tray destinations add nats --name Bus --url @address.txt --takes status-changes
  hover-tray destinations add copy --name "Second engine" --url tls://nats.example.com --login-file hover.creds \\
    --trusted --from-start`
