import type { Command } from 'commander'
import { withReadingAhead } from '../../services/store/ahead/reading-ahead.ts'
import { rebuildState } from '../../services/store/upkeep/rebuild.ts'
import { threadFiles } from '../../thread-files.ts'
import { alone, assertStored } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { print, printJson, say } from '../terminal.ts'

export function addRebuild(program: Command, cli: Cli): void {
  program
    .command('rebuild')
    .description('make everything that is shown again from what was received')
    .option('--json', 'for scripts: {"entries":0,"setAside":"..."}')
    .addHelpText('after', help)
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertStored(dataDir)
      let told = 0
      const onProgress = (done: number, of: number): void => {
        const percent = of === 0 ? 100 : Math.floor((done / of) * 100)
        if (percent < told + 10) return
        told = percent
        say(`${percent} % of the journal`)
      }
      const rebuilt = await alone(dataDir, 'rebuild', place =>
        withReadingAhead(place, threadFiles(cli.entry).ahead, ahead => rebuildState(place, { onProgress, ahead })),
      )
      if (json === true) return printJson(rebuilt)
      print(`Made again from ${rebuilt.entries} entries of the journal.`)
      if (rebuilt.setAside !== null) print(`What was there before is in ${rebuilt.setAside}. You may delete it.`)
    })
}

const help = `
For when what is shown looks wrong. The journal is only read; nobody is told anything twice. It is made beside what is there
and put in its place when it is whole, so it may be stopped at any time. An engine must not run on the folder meanwhile.`
