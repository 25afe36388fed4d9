import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { type Copies, eraseCustomer, planErase } from '../../services/store/retention/erasing/erase.ts'
import type { Traces } from '../../services/store/retention/erasing/traces.ts'
import { alone, assertStored } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { printJson } from '../terminal.ts'
import { findBeyond, formerSettings } from './erase-beyond.ts'
import { readWhom } from './erase-whom.ts'
import { printErased, printPlan, sayWhatStays } from './erase-words.ts'

interface Options {
  readonly phone?: string
  readonly id?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function addErase(program: Command, cli: Cli): void {
  program
    .command('erase')
    .description('take out everything of one customer, for good')
    .option(
      '--phone <number>',
      'every transaction that names this number; with + and country code, nobody else in another country',
    )
    .option('--id <id>', 'this one transaction')
    .option('--dry-run', 'only say what would go')
    .option('--json', 'for scripts: {"transactions":0,"deliveries":0,...}; with --dry-run also {"listed":[...]}')
    .addHelpText('after', help)
    .action(async (options: Options, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertStored(dataDir)
      const asked = await readWhom(options, dataDir)
      const { whom } = asked
      const left = <Found extends Traces & Copies>(found: Found) => ({
        ...found,
        untouched: [...found.untouched, ...formerSettings(dataDir)],
        ...findBeyond(dataDir, whom),
      })
      if (options.dryRun === true) {
        const plan = left(await alone(dataDir, 'erase', place => planErase(place, whom, asked)))
        if (options.json === true) return printJson(plan)
        printPlan(plan)
        return sayWhatStays(plan)
      }
      const wish = { ...asked, salt: randomBytes(16).toString('hex'), now: Date.now() }
      const done = left(await alone(dataDir, 'erase', place => eraseCustomer(place, wish)))
      if (options.json === true) return printJson(done)
      printErased(done)
      sayWhatStays(done)
    })
}

const help = `
An engine must not run on the folder meanwhile. What was found is overwritten, in what was received and in what is shown;
that it was done is recorded, with a salted hash by which whoever knows the number can see that it was this one, and which
is slow to try out. Numbers in texts that retention has taken out already cannot be found any more, because they are gone.
Give the number with + and country code; without, somebody in another country may have the same one. The argument stands in
the history of your shell.

Examples:
  hover-tray erase --phone "+254 712 345 678" --dry-run
  hover-tray erase --id 1111e38e-6907-4ee4-8289-af2dd99b1111`
