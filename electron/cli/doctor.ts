import type { Command } from 'commander'
import { firstBroken } from '../core/health/diagnose.ts'
import type { Cli } from './cli.ts'
import { examine } from './examine.ts'
import { healthText } from './health-words.ts'
import { Refusal } from './refusal.ts'
import { print, printJson } from './terminal.ts'

interface Options {
  readonly json?: boolean
  readonly afresh?: boolean
}

export function addDoctor(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('say which link between Hover and you is broken, and how to mend it')
    .option('--json', 'for scripts')
    .option('--afresh', 'let the running app look at every link again first, which takes some seconds')
    .addHelpText('after', help)
    .action(async ({ json, afresh = false }: Options, command: Command) => {
      const health = await examine(cli.dataDir(command), afresh)
      if (json === true) printJson(health)
      else print(healthText(health))
      const broken = firstBroken(health.links)
      if (broken !== null) throw new Refusal(`Broken: ${broken.label}.`)
    })
}

const help = `
The links, in the order in which a delivery and its notice take them: registration of each organization, tunnel, public
address, receiver, proof of origin of each source, database, rules, notifications. A link that cannot be judged because
an earlier one is broken is not blamed. The exit code is 0 when nothing is broken, and 1 when something is.

Examples:
  hover-tray doctor
  hover-tray doctor --afresh --json`
