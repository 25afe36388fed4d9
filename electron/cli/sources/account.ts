import type { Command } from 'commander'
import { ussdAccountSchema } from '../../contract/settings/new-source.ts'
import { fixedBase } from '../../core/hook-url.ts'
import { addByAccount } from '../../services/sources/add-by-account.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { plain, print, printJson, say } from '../terminal.ts'
import { readSecret } from './secret-input.ts'

interface Options {
  readonly name: string
  readonly email: string
  readonly appId: string
  readonly passwordStdin?: boolean
  readonly passwordFile?: string
  readonly baseUrl?: string
  readonly replace?: boolean
  readonly json?: boolean
}

export function addAccount(group: Command, cli: Cli): void {
  group
    .command('add-by-account')
    .description('add an app of usehover.com: sets its webhook there and reads the secret, with your account')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--app-id <number>', "the number in the address of the app's page")
    .requiredOption('--email <email>', "of your account at Hover's dashboard")
    .option('--password-stdin', 'read its password from stdin')
    .option('--password-file <file>', 'read its password from a file')
    .option('--replace', 'also when the app posts to another address already')
    .option('--base-url <url>', 'where its Hover is (default: https://www.usehover.com)')
    .option('--json', 'for scripts: the source that was added')
    .addHelpText('after', help)
    .action(async (options: Options, command: Command) => {
      const password = await readSecret({
        ...{ stdin: options.passwordStdin, file: options.passwordFile },
        ...{ options: '--password-stdin or --password-file', what: 'the password', mayHaveSpaces: true },
      })
      const account = checked(ussdAccountSchema, { ...options, password })
      const { sources, settings } = await openFolder(cli.dataDir(command))
      const publicBase = fixedBase(settings.get())
      const added = await addByAccount(account, {
        ...{ sources, publicBase: () => publicBase, fetch: globalThis.fetch, now: Date.now },
      })
      if (!added.ok) throw new Refusal(added.failure.sentence)
      const { id, kind, name, hookPath } = added.value
      if (options.json === true) return printJson({ id, kind, name, hookPath })
      print(id)
      say(`Added ${plain(name)}. Hover posts to it from now on; nothing of your account was kept.`)
    })
}

const help = `
The email and the password are sent to Hover once and kept nowhere. The tunnel has to have an address that stays: an ngrok
domain, or a public address of your own (hover-tray tunnel set --help).

Examples:
  hover-tray sources add-by-account --name Shop --app-id 1234 --email me@example.com --password-stdin`
