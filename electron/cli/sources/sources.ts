import type { Command } from 'commander'
import { type NewSource, newSourceSchema } from '../../contract/settings/new-source.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { findApp, openFolder } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { localTime, plain, print, printJson, say, table } from '../terminal.ts'
import { readSecret } from './secret-input.ts'
import { describeSecret, describeSource } from './source-view.ts'

interface Common {
  readonly json?: boolean
  readonly name: string
  readonly hookPath?: string
}
interface AppOptions extends Common {
  readonly secretStdin?: boolean
  readonly secretFile?: string
}
interface OrgOptions extends Common {
  readonly clientId: string
  readonly clientSecretStdin?: boolean
  readonly clientSecretFile?: string
  readonly baseUrl?: string
  readonly redirectUri?: string
}

/** Returns the group, which the commands for organizations join. */
export function addSources(program: Command, cli: Cli): Command {
  const group = program.command('sources').description('what is listened to: USSD apps and organizations')

  group
    .command('list')
    .description('list the sources, without their secrets')
    .option('--json', 'for scripts: {"sources":[...]}')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      const sources = folder.sources.list().map(source => describeSource(folder, source))
      if (json === true) return printJson({ sources })
      if (sources.length === 0)
        return say('There are no sources yet. hover-tray sources add --help says how to add one.')
      const rows = sources.map(({ id, kind, name, secret, hookPath }) => [
        id,
        kind,
        name,
        describeSecret(secret),
        hookPath,
      ])
      print(table(['id', 'kind', 'name', 'secret', 'hook'], rows))
    })

  const add = group.command('add').description('add a source')
  add
    .command('ussd-app')
    .description('add an app of usehover.com')
    .requiredOption('--name <name>', 'what you call it')
    .option('--secret-stdin', 'read the webhook secret from stdin')
    .option('--secret-file <file>', 'read the webhook secret from a file')
    .option('--hook-path <path>', 'path of the hook; a random one is made otherwise')
    .option('--json', 'for scripts: the source that was added')
    .addHelpText('after', appHelp)
    .action(async (options: AppOptions, command: Command) => {
      const secret = await readSecret({
        ...{ stdin: options.secretStdin, file: options.secretFile },
        ...{ options: '--secret-stdin or --secret-file', what: 'the webhook secret' },
      })
      const added = checked(newSourceSchema, { kind: 'ussd-app', ...options, secret })
      await addSource(cli.dataDir(command), added, options.json === true)
    })
  add
    .command('hover-org')
    .description('add an organization of hover.to')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--client-id <id>', 'client ID of your integration')
    .option('--client-secret-stdin', 'read its client secret from stdin')
    .option('--client-secret-file <file>', 'read its client secret from a file')
    .option('--base-url <url>', 'where its Hover is (default: https://hover.to)')
    .option(
      '--redirect-uri <url>',
      'redirect address of the integration, or callback for the engine’s own (default: https://hover.to)',
    )
    .option('--hook-path <path>', 'path of the hook; a random one is made otherwise')
    .option('--json', 'for scripts: the source that was added')
    .addHelpText('after', orgHelp)
    .action(async (options: OrgOptions, command: Command) => {
      const clientSecret = await readSecret({
        ...{ stdin: options.clientSecretStdin, file: options.clientSecretFile },
        ...{ options: '--client-secret-stdin or --client-secret-file', what: 'the client secret' },
      })
      const added = checked(newSourceSchema, { kind: 'hover-org', ...options, clientSecret })
      await addSource(cli.dataDir(command), added, options.json === true)
    })

  group
    .command('remove')
    .description('remove a source, its secrets and its webhooks at Hover; its transactions stay')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      const removed = await folder.sources.remove(id, folder.organizations.withdraw)
      if (!removed.ok) throw new Refusal(removed.failure.sentence)
      say(`Removed ${id}.`)
    })

  group
    .command('rotate')
    .description('give a USSD app its new secret; the one before stays valid for 15 days')
    .argument('<id>')
    .option('--secret-stdin', 'read the new webhook secret from stdin')
    .option('--secret-file <file>', 'read the new webhook secret from a file')
    .action(async (id: string, options: AppOptions, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      findApp(folder, id)
      const secret = await readSecret({
        ...{ stdin: options.secretStdin, file: options.secretFile },
        ...{ options: '--secret-stdin or --secret-file', what: 'the new webhook secret' },
      })
      const rotated = await folder.sources.rotateSecret(id, secret)
      if (!rotated.ok) throw new Refusal(rotated.failure.sentence)
      const until = rotated.value
      say(`${id} has a new secret.${until === null ? '' : ` The one before it stays valid until ${localTime(until)}.`}`)
    })

  return group
}

async function addSource(dataDir: string, source: NewSource, isJson: boolean): Promise<void> {
  const { sources, settings } = await openFolder(dataDir)
  const added = await sources.add(source)
  if (!added.ok) throw new Refusal(added.failure.sentence)
  const { id, kind, name, hookPath } = added.value
  if (isJson) return printJson({ id, kind, name, hookPath })
  print(id)
  const { port } = settings.get()
  say(`Added ${plain(name)}. Its hook is ${port === 0 ? '' : `http://127.0.0.1:${port}`}${hookPath}`)
  if (kind === 'hover-org') say(`Now let Hover ask for your consent: hover-tray sources authorize ${id}`)
}

const appHelp = `
The webhook secret is shown in Hover's dashboard beside the webhook URL of the app. It is not the API token.
Paste the public address of the hook there as the webhook URL.

Examples:
  hover-tray sources add ussd-app --name Shop --secret-stdin < secret.txt
  pass show hover/shop | hover-tray sources add ussd-app --name Shop --secret-stdin --json`

const orgHelp = `
Client ID and client secret are those of an integration that you create in Hover.

Examples:
  hover-tray sources add hover-org --name Homes --client-id ID --client-secret-stdin < secret.txt
  hover-tray sources authorize ID-OF-THE-SOURCE       prints the address of Hover's consent page
  hover-tray sources connect ID-OF-THE-SOURCE --code-stdin`
