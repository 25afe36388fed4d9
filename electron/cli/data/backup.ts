import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { writeFailure } from '../../services/own-data/chosen-file.ts'
import type { DataWork } from '../../services/own-data/data-work.ts'
import { createDataWorker } from '../../services/own-data/data-worker.ts'
import type { DataPlace } from '../../services/store/data-place.ts'
import { threadFiles } from '../../thread-files.ts'
import { assertStored, placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { misuse, Refusal } from '../refusal.ts'
import { stoppable } from '../serving/stoppable.ts'
import { plain, print, printJson } from '../terminal.ts'
import { openFolder } from './folder.ts'
import { outputFile } from './output-file.ts'
import { createProgress } from './progress.ts'

interface Json {
  readonly json?: boolean
}

export function addBackup(program: Command, cli: Cli): void {
  program
    .command('backup')
    .description('copy everything that was received, and the settings, into one file; checked')
    .argument('<file>', 'a file that is not there yet')
    .option('--json', 'for scripts: {"file":"...","head":0,"bytes":0}')
    .addHelpText('after', backupHelp)
    .action(async (given: string, { json }: Json, command: Command) => {
      const dataDir = cli.dataDir(command)
      assertStored(dataDir)
      const file = outputFile(dataDir, given)
      if (existsSync(file)) throw misuse(`${plain(file)} is no place for a backup. Choose another name.`)
      const { settings } = await openFolder(dataDir)
      const wish = {
        kind: 'backup',
        file,
        isNew: true,
        settings: JSON.stringify(settings.get()),
        now: Date.now(),
      } as const
      const made = await backUp(cli, placeOf(dataDir), wish)
      if (json === true) return printJson({ file, ...made })
      print(`${plain(file)}: ${made.bytes} bytes, up to entry ${made.head}; it was read again and is sound.`)
    })
}

/** In a thread: this one has to hear that it should stop. */
function backUp(cli: Cli, place: DataPlace, wish: Extract<DataWork, { kind: 'backup' }>) {
  const worker = createDataWorker({ threadFile: threadFiles(cli.entry).dataWork, place })
  const progress = createProgress()
  return stoppable(async signal => {
    const done = await worker.run(wish, { signal, onPercent: percent => progress(percent / 100) })
    signal.throwIfAborted()
    if (done.kind === 'done') return done.result
    // A file that came meanwhile is refused as one that was there before.
    outputFile(place.dataDir, wish.file)
    throw new Refusal(done.kind === 'failed' ? writeFailure(wish.file, done.trouble).sentence : 'It was ended.')
  })
}

const backupHelp = `
Works while the engine runs. The file holds what customers did, so keep it as safe as the folder; secrets are not in it.

Examples:
  hover-tray backup hover-2026-11-22.backup
  hover-tray backup /mnt/backups/hover.backup --json`
