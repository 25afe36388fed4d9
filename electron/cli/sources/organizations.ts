import { join } from 'node:path'
import type { Command } from 'commander'
import { fixedBase } from '../../core/hook-url.ts'
import { connectFailure, consentProblems } from '../../services/answering/answers.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { renewWebhookThrough } from '../../services/door/engine-webhook.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import type { Cli } from '../cli.ts'
import { findOrganization, openFolder } from '../data/folder.ts'
import { readPositive } from '../numbers.ts'
import { Refusal } from '../refusal.ts'
import { print, printJson, say } from '../terminal.ts'
import { readSecret } from './secret-input.ts'

interface CodeOptions {
  readonly codeStdin?: boolean
  readonly codeFile?: string
}
interface WebhookOptions {
  readonly webhookId: number
  readonly secretStdin?: boolean
  readonly secretFile?: string
}

const noFixedAddress =
  'The sign-in comes back through the public address, and the settings name none. Give the tunnel a domain or an ' +
  'address of your own, or use --redirect-uri https://hover.to.'

const needsEngine =
  'Hover checks a new webhook by calling it, so an engine has to run on this folder and answer. Start it: hover-tray serve'

const renewHelp = `
Hover has no way to change a webhook's secret, so a second webhook is registered and verified, and then the first is
removed. Until then deliveries signed with either secret are let in; those of the removed one for 15 minutes more.`

/** The sign-in of organizations, beside the other commands for sources. */
export function addOrganizations(sources: Command, cli: Cli): void {
  sources
    .command('authorize')
    .description("print the address of Hover's consent page for an organization")
    .argument('<id>')
    .option('--json', 'for scripts: {"url":"..."}')
    .action(async (id: string, { json }: { readonly json?: boolean }, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      findOrganization(folder, id)
      const page = await folder.organizations.consent(id, fixedBase(folder.settings.get()))
      if (page.kind !== 'open')
        throw new Refusal(page.kind === 'needs-https' ? consentProblems[page.kind] : noFixedAddress)
      if (json === true) return printJson({ url: page.url, returns: page.returns })
      print(page.url)
      if (page.returns === 'callback') return say('Open it in a browser and agree. A running engine is told by itself.')
      say(`Open it in a browser and agree. Then: hover-tray sources connect ${id} --code-stdin`)
    })

  sources
    .command('connect')
    .description('finish the sign-in of an organization with the code that Hover showed')
    .argument('<id>')
    .option('--code-stdin', 'read the code from stdin')
    .option('--code-file <file>', 'read the code from a file')
    .action(async (id: string, { codeStdin, codeFile }: CodeOptions, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      findOrganization(folder, id)
      const code = await readSecret({
        ...{ stdin: codeStdin, file: codeFile },
        ...{ options: '--code-stdin or --code-file', what: 'the code' },
      })
      const connected = await folder.organizations.connect(id, code)
      if (!connected.ok) throw new Refusal(connectFailure(connected.failure.kind).sentence)
      say(`${id} is connected. A running engine registers its hook with Hover now.`)
    })

  sources
    .command('renew-webhook')
    .description('give an organization a webhook with a new secret; deliveries come in throughout')
    .argument('<id>')
    .addHelpText('after', renewHelp)
    .action(async (id: string, _options: unknown, command: Command) => {
      const dataDir = cli.dataDir(command)
      findOrganization(await openFolder(dataDir), id)
      const address = readEngineAddress(join(dataDir, engineFileName))
      const done = address === null ? null : await renewWebhookThrough(address, id)
      if (done === null) throw new Refusal(needsEngine)
      if (!done.ok) throw new Refusal(done.failure.sentence)
      say(`${id} has a new webhook, and the one before is removed.`)
    })

  sources
    .command('webhook')
    .description('accept the deliveries of a webhook that somebody registered by hand; the app never removes it')
    .argument('<id>')
    .requiredOption('--webhook-id <number>', "Hover's id of the webhook", readPositive)
    .option('--secret-stdin', 'read its hmac_secret from stdin')
    .option('--secret-file <file>', 'read its hmac_secret from a file')
    .action(async (id: string, { webhookId, secretStdin, secretFile }: WebhookOptions, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      findOrganization(folder, id)
      const secret = await readSecret({
        ...{ stdin: secretStdin, file: secretFile },
        ...{ options: '--secret-stdin or --secret-file', what: 'the hmac_secret of the webhook' },
      })
      await folder.vault.set(secretNames.webhookSecret(id, webhookId), secret)
      say(`Deliveries of webhook ${webhookId} to the hook of ${id} are accepted.`)
    })
}
