import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { ensureApiToken } from '../../services/secrets/api-token.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { print, say } from '../terminal.ts'

/** What lets programs ask a running engine. */
export function addApi(program: Command, cli: Cli): void {
  const api = program.command('api').description('let programs ask the engine, see serve --api')
  api
    .command('token')
    .description('print the token of the API; it is made the first time')
    .option('--renew', 'make another one; the old one ends at once')
    .addHelpText('after', help)
    .action(async ({ renew = false }: { readonly renew?: boolean }, command: Command) => {
      const { vault } = await openFolder(cli.dataDir(command))
      print(await ensureApiToken(vault, randomBytes, renew))
      if (renew)
        say(
          'The old token is worth nothing any more. A token that a configuration names comes back with the next start.',
        )
    })
}

const help = `
Whoever has it reads everything that is stored, masked, and can decide transactions by hand.

Examples:
  hover-tray serve --api 9465
  curl -H "Authorization: Bearer $(hover-tray api token)" http://127.0.0.1:9465/v1/transactions?query=status:failed`
