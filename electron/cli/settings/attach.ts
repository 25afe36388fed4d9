import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { enginePlaceSchema } from '../../contract/settings/engine.ts'
import { systemClock } from '../../services/clock.ts'
import { createEngineAnswers } from '../../services/supervision/attached/engine-answers.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { readSecret } from '../sources/secret-input.ts'
import { say } from '../terminal.ts'

interface Options {
  readonly tokenFile?: string
  readonly tokenStdin?: boolean
  readonly name?: string
}

/** Which engine the desktop app shows: its own, or one elsewhere. */
export function addAttach(program: Command, cli: Cli): void {
  program
    .command('attach')
    .description('let the desktop app show an engine elsewhere, see serve --api, instead of running its own')
    .argument('<address>', 'https://..., or http://127.0.0.1:PORT where a tunnel such as that of SSH ends')
    .option('--token-file <file>', 'read the token of that engine from a file')
    .option('--token-stdin', 'read it from stdin')
    .option('--name <name>', 'who you are: recorded with what you decide (default: your name on this computer)')
    .addHelpText('after', help)
    .action(async (address: string, options: Options, command: Command) => {
      const { tokenStdin: stdin, tokenFile: file } = options
      const name = options.name ?? userInfo().username
      const place = checked(enginePlaceSchema, { kind: 'remote', address, name })
      if (place.kind === 'own') return
      const asked = { stdin, file, options: '--token-file or --token-stdin', what: 'the token of the engine' }
      const token = await readSecret(asked)
      const answers = await openAnswers(cli.dataDir(command))
      const attached = await answers['engine.attach']({ address: place.address, name: place.name, token })
      if (!attached.ok) throw new Refusal(attached.failure.sentence)
      say(`The desktop app shows the engine at ${place.address}. One that runs changes to it now.`)
    })

  program
    .command('detach')
    .description('let the desktop app run its own engine again')
    .action(async (_options: unknown, command: Command) => {
      const answers = await openAnswers(cli.dataDir(command))
      await answers['engine.detach'](undefined)
      say('The desktop app shows its own engine. One that runs changes to it now.')
    })
}

async function openAnswers(dataDir: string) {
  const { settings, vault } = await openFolder(dataDir)
  return createEngineAnswers({ settings, vault, clock: systemClock, where: 'desktop', retry: () => {} })
}

const help = `
The token is what \`hover-tray api token\` prints on the computer of the engine. The engine is asked first whether it takes it;
nothing changes when it does not. The data of the own engine stays as it is, and is shown again after \`hover-tray detach\`.

Examples:
  hover-tray attach https://engine.example.com --token-file token.txt --name Amina
  ssh -N -L 9465:127.0.0.1:9465 engine.example.com &
  hover-tray attach http://127.0.0.1:9465 --token-stdin < token.txt`
