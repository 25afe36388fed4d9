import type { Command } from 'commander'
import { orgCredentialsSchema } from '../../contract/settings/new-source.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { findOrganization, openFolder } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { say } from '../terminal.ts'
import { readSecret } from './secret-input.ts'

interface Options {
  readonly clientId?: string
  readonly clientSecretStdin?: boolean
  readonly clientSecretFile?: string
}

/** What an organization's integration signs in with, again. A running engine follows the folder's files. */
export function addCredentials(sources: Command, cli: Cli): void {
  sources
    .command('credentials')
    .description('give an organization the client secret of its integration again, or another client ID')
    .argument('<id>')
    .option(
      '--client-id <id>',
      'client ID of the integration, when it is another one; its sign-in goes with the old one',
    )
    .option('--client-secret-stdin', 'read the client secret from stdin')
    .option('--client-secret-file <file>', 'read the client secret from a file')
    .action(async (id: string, options: Options, command: Command) => {
      const folder = await openFolder(cli.dataDir(command))
      findOrganization(folder, id)
      const clientSecret = await readSecret({
        ...{ stdin: options.clientSecretStdin, file: options.clientSecretFile },
        ...{ options: '--client-secret-stdin or --client-secret-file', what: 'the client secret' },
      })
      const { clientId } = options
      const given = checked(orgCredentialsSchema, { id, clientSecret, ...(clientId !== undefined && { clientId }) })
      const saved = await folder.sources.setCredentials(given)
      if (!saved.ok) throw new Refusal(saved.failure.sentence)
      say(`${id} has its client secret. A running engine signs in with it from now on.`)
      if (!saved.value.isSignedIn) say(`Now let Hover ask for your consent: hover-tray sources authorize ${id}`)
    })
}
