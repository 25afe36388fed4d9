import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { type Holding, placesHolding } from '../../core/retention/places-holding.ts'
import { type EraseWish, eraseCustomer, planErase } from '../../services/store/retention/erasing/erase.ts'
import { alone, assertStored } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { readSettings } from '../doctor/examine.ts'
import { plain, printJson, say } from '../terminal.ts'
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
      const isJson = options.json === true
      if (options.dryRun === true) {
        const plan = await alone(dataDir, 'erase', place => planErase(place, asked.whom))
        const settings = settingsHolding(dataDir, asked.whom)
        if (isJson) return printJson({ ...plan, settings })
        printPlan(plan)
        return sayWhatStays(plan, settings)
      }
      const wish = { ...asked, salt: randomBytes(16).toString('hex'), now: Date.now() }
      const done = await alone(dataDir, 'erase', place => eraseCustomer(place, wish))
      const settings = settingsHolding(dataDir, asked.whom)
      if (isJson) return printJson({ ...done, settings })
      printErased(done)
      for (const path of done.untouched)
        say(`Not touched: ${plain(path)}. Delete it yourself if it holds this customer.`)
      sayWhatStays(done, settings)
      say('Backups and exports elsewhere were not touched.')
    })
}

/** What somebody typed into the settings; rules are named by what the journal has of them. */
function settingsHolding(dataDir: string, whom: EraseWish['whom']): readonly Holding[] {
  if (whom.kind !== 'number') return []
  const { noticeRules, ...settings } = readSettings(dataDir)
  const { rules: _, ...besideRules } = noticeRules
  return placesHolding({ ...settings, noticeRules: besideRules }, whom.fits)
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
