import type { Command } from 'commander'
import { createProposeParser } from '../../services/answering/propose-parser.ts'
import { systemClock } from '../../services/clock.ts'
import { createParserLab } from '../../services/parser-lab/parser-lab.ts'
import { threadFiles } from '../../thread-files.ts'
import type { Cli } from '../cli.ts'
import { withStore } from '../data/stored.ts'
import { Refusal } from '../refusal.ts'
import { print, printJson, say } from '../terminal.ts'

export function addProposeParser(program: Command, cli: Cli): void {
  program
    .command('propose-parser')
    .description('propose expressions for an SMS that no parser of a pending transaction matched')
    .argument('<id>', "its id, or the provider's id when only one source has it")
    .option('--json', 'for scripts')
    .addHelpText('after', help)
    .action((id: string, { json }: { readonly json?: boolean }, command: Command) =>
      withStore(cli.dataDir(command), async store => {
        const found = await store.detail(id)
        const lab = createParserLab({ threadFile: threadFiles(cli.entry).parserLab, clock: systemClock })
        const reply = await createProposeParser({ store, lab })(found?.id ?? id)
        if (!reply.ok) throw new Refusal(reply.failure.sentence)
        const { value } = reply
        if (json === true) return printJson(value)
        if (value.kind === 'none') return say(value.sentence)
        for (const { expression, matchesMissed, matchesHits, hits, others } of value.proposals) {
          print(expression)
          say(`  matches ${matchesMissed} missed, ${matchesHits} of ${hits} earlier, 0 of ${others} other SMS`)
        }
      }),
    )
}

const help = `
Expressions are in Java's syntax, from strict to loose: paste one into the parser form of the action in Hover's dashboard.

Example:
  hover-tray propose-parser 3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e01`
