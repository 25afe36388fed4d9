import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Command } from 'commander'
import { settingsFileName } from '../../services/folder/settings-file.ts'
import { findUntold, type RestoreDone, restoring } from '../../services/store/backup/restore.ts'
import { forgetRestore } from '../../services/store/backup/restore-note.ts'
import { isSetAside } from '../../services/store/backup/set-aside.ts'
import type { DataPlace } from '../../services/store/data-place.ts'
import { alone } from '../alone.ts'
import type { Cli } from '../cli.ts'
import { misuse, Refusal } from '../refusal.ts'
import { stoppable } from '../serving/stoppable.ts'
import { localTime, plain, print, printJson } from '../terminal.ts'
import { makeDataDir } from './folder.ts'
import { createProgress } from './progress.ts'

interface Json {
  readonly json?: boolean
}

export function addRestore(program: Command, cli: Cli): void {
  program
    .command('restore')
    .description('put a backup in the place of what is there; that is set aside, not deleted')
    .argument(
      '[file]',
      'what backup wrote, or a folder that restore set aside; none: what a restore that was cut short has not said',
    )
    .option('--json', 'for scripts: {"madeAt":"...","setAside":"...","earlier":[],"settings":true,"erasings":0}')
    .addHelpText('after', help)
    .action(async (given: string | undefined, { json = false }: Json, command: Command) => {
      const dataDir = cli.dataDir(command)
      if (given === undefined) return sayWhatIsUntold(dataDir, json)
      const file = resolve(given)
      if (!existsSync(file)) throw new Refusal(`There is no file ${plain(file)}.`)
      if (statSync(file).isDirectory() && !isSetAside(file))
        throw new Refusal(`${plain(file)} is a folder, not a file. ${chooseBackup}`)
      makeDataDir(dataDir)
      await alone(dataDir, 'restore', async place => {
        const done = await restore(place, { file, settingsFile: join(dataDir, `${settingsFileName}.json`) })
        if (done === null)
          throw new Refusal(`${plain(file)} is no backup of Hover Tray. Nothing was changed. ${chooseBackup}`)
        tell(place, done, json)
      })
    })
}

async function sayWhatIsUntold(dataDir: string, isJson: boolean): Promise<void> {
  const nothing = misuse('No restore was cut short here. Name the file that hover-tray backup wrote.')
  if (!existsSync(dataDir)) throw nothing
  await alone(dataDir, 'restore', place => {
    const done = findUntold(place)
    if (done === null) throw nothing
    tell(place, done, isJson)
  })
}

const chooseBackup = 'Choose a file that hover-tray backup wrote.'

/** Ctrl-C ends it as long as nothing is changed; the rest takes no time. */
function restore(place: DataPlace, wish: { readonly file: string; readonly settingsFile: string }) {
  const progress = createProgress()
  return stoppable(async signal => {
    const steps = restoring(place, { ...wish, now: Date.now() })
    try {
      for (;;) {
        const { done, value } = steps.next()
        if (done === true) return value
        progress(value)
        if (value === 1) continue
        await turn()
        signal.throwIfAborted()
      }
    } finally {
      steps.return(null)
    }
  })
}

/** What was said need not be said again. */
function tell({ dataDir }: DataPlace, done: RestoreDone, isJson: boolean): void {
  const madeAt = new Date(done.madeAt).toISOString()
  if (isJson) printJson({ ...done, madeAt })
  else for (const sentence of sentencesOf(done, madeAt)) print(sentence)
  forgetRestore(dataDir)
}

function sentencesOf({ setAside, earlier, settings, erasings }: RestoreDone, madeAt: string): readonly string[] {
  const comeBack = comeBackSentence(erasings)
  const folders = [...earlier, ...(setAside === null ? [] : [setAside])]
  return [
    `Everything is as it was on ${localTime(madeAt)}.`,
    ...(folders.length === 0 ? [] : [`What was there before is in ${folders.map(plain).join(' and ')}. ${mayDelete}`]),
    ...(comeBack === null ? [] : [comeBack]),
    settings ? 'Secrets are in no backup: those of this folder stay.' : settingsStay,
  ]
}

/** Null: nobody who was erased can be in the backup. */
function comeBackSentence(erasings: number | null): string | null {
  if (erasings === 0) return null
  if (erasings === null)
    return 'What was there before cannot be read, so whoever was erased since then may be back. Erase them again with hover-tray erase.'
  const customers = erasings === 1 ? 'A customer was' : `${erasings} times a customer was`
  return `${customers} erased since then, and may be back with this backup. Erase them again with hover-tray erase.`
}

const mayDelete = 'You may delete it.'
const settingsStay = 'It holds no settings that this version of Hover Tray can read, so those of this folder stay.'

const help = `
An engine must not run on the folder meanwhile. Nobody is told of what the backup holds. A backup of a newer version is
refused. What a restore set aside is put back by restoring its folder. Sources whose secret this folder does not have ask for it.
A restore that was cut short after everything was ready is finished by the next command or start. Without a file restore
says then what it could not say: where what was there before is, and whether erased customers may be back.

Examples:
  hover-tray restore hover-2026-11-22.backup --data-dir /srv/hover-new
  hover-tray restore /srv/hover/store/before-restore-2026-11-22`
