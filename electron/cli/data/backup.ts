import { copyFileSync, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { settingsSchema } from '../../contract/settings/settings.ts'
import { parseJson } from '../../core/json-shape.ts'
import { settingsFileName } from '../../services/folder/settings-file.ts'
import { writeFailure } from '../../services/own-data/chosen-file.ts'
import type { DataWork } from '../../services/own-data/data-work.ts'
import { createDataWorker } from '../../services/own-data/data-worker.ts'
import { restoreBackup } from '../../services/store/backup/restore.ts'
import type { DataPlace } from '../../services/store/data-place.ts'
import { threadFiles } from '../../thread-files.ts'
import { alone, assertStored, placeOf } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { misuse, Refusal } from '../refusal.ts'
import { stoppable } from '../serving/stoppable.ts'
import { localTime, plain, print, printJson } from '../terminal.ts'
import { makeDataDir, openFolder } from './folder.ts'
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
      const wish = { kind: 'backup', file, settings: JSON.stringify(settings.get()), now: Date.now() } as const
      const made = await backUp(cli, placeOf(dataDir), wish)
      if (json === true) return printJson({ file, ...made })
      print(`${plain(file)}: ${made.bytes} bytes, up to entry ${made.head}; it was read again and is sound.`)
    })

  program
    .command('restore')
    .description('put a backup in the place of what is there; that is set aside, not deleted')
    .argument('<file>', 'what backup wrote')
    .option('--json', 'for scripts: {"madeAt":"...","setAside":"...","settings":true,"erasings":0}')
    .addHelpText('after', restoreHelp)
    .action(async (given: string, { json }: Json, command: Command) => {
      const dataDir = cli.dataDir(command)
      const file = resolve(given)
      if (!existsSync(file)) throw new Refusal(`There is no file ${plain(file)}.`)
      if (statSync(file).isDirectory()) throw new Refusal(`${plain(file)} is a folder, not a file. ${chooseBackup}`)
      makeDataDir(dataDir)
      const done = await alone(dataDir, 'restore', place => restoreBackup(place, { file, now: Date.now() }))
      if (done === null)
        throw new Refusal(`${plain(file)} is no backup of Hover Tray. Nothing was changed. ${chooseBackup}`)
      const hasSettings = await putSettings(dataDir, done.settings)
      const madeAt = new Date(done.madeAt).toISOString()
      const { setAside, erasings } = done
      if (json === true) return printJson({ madeAt, setAside, settings: hasSettings, erasings })
      print(`Everything is as it was on ${localTime(madeAt)}.`)
      if (setAside !== null) print(`What was there before is in ${plain(setAside)}. You may delete it.`)
      const comeBack = comeBackSentence(erasings)
      if (comeBack !== null) print(comeBack)
      print(hasSettings ? 'Secrets are in no backup: those of this folder stay.' : settingsStay)
    })
}

const chooseBackup = 'Choose a file that hover-tray backup wrote.'

/** In a thread: this one has to hear that it should stop. */
function backUp(cli: Cli, place: DataPlace, wish: Extract<DataWork, { kind: 'backup' }>) {
  const worker = createDataWorker({ threadFile: threadFiles(cli.entry).dataWork, place })
  const progress = createProgress()
  return stoppable(async signal => {
    const done = await worker.run(wish, { signal, onPercent: percent => progress(percent / 100) })
    signal.throwIfAborted()
    if (done.kind === 'done') return done.result
    throw new Refusal(done.kind === 'failed' ? writeFailure(wish.file, done.trouble).sentence : 'It was ended.')
  })
}

/** Null: nobody who was erased can be in the backup. */
function comeBackSentence(erasings: number | null): string | null {
  if (erasings === 0) return null
  if (erasings === null)
    return 'What was there before cannot be read, so whoever was erased since then may be back. Erase them again with hover-tray erase.'
  const customers = erasings === 1 ? 'A customer was' : `${erasings} times a customer was`
  return `${customers} erased since then, and may be back with this backup. Erase them again with hover-tray erase.`
}

const settingsStay = 'The settings in it are of another version of Hover Tray, so those of this folder stay.'

/** False: this version cannot read them. */
async function putSettings(dataDir: string, text: string): Promise<boolean> {
  const read = settingsSchema.safeParse(parseJson(text))
  if (!read.success) return false
  const file = join(dataDir, `${settingsFileName}.json`)
  if (existsSync(file)) copyFileSync(file, `${file}.before-restore`)
  const { settings } = await openFolder(dataDir)
  settings.update(() => read.data)
  return true
}

const backupHelp = `
Works while the engine runs. The file holds what customers did, so keep it as safe as the folder; secrets are not in it.

Examples:
  hover-tray backup hover-2026-11-22.backup
  hover-tray backup /mnt/backups/hover.backup --json`

const restoreHelp = `
An engine must not run on the folder meanwhile. Nobody is told of what the backup holds. A backup of a newer version is
refused. Sources whose secret this folder does not have ask for it.

Examples:
  hover-tray restore hover-2026-11-22.backup --data-dir /srv/hover-new`
