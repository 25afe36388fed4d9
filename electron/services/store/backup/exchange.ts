import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { withFileLockNow } from '../../folder/file-lock.ts'
import { flushFolder } from '../../folder/flush.ts'
import { journalFile, mendedOf, refoldMark, stateFile, suspicionOf } from '../data-place.ts'
import { keepUnder } from '../second-name.ts'
import { onFile } from '../trouble.ts'
import { noteFile, type RestoreNote, readNote, readyFolder, settingsName } from './restore-note.ts'

/**
 * What a restore has made ready takes its place, and what was there is set aside. Cut short after any step, it is gone on with
 * by the next call, which whoever takes the lock of the folder makes first. At every moment one of the two journals is in place
 * and whole. The caller holds the lock, and nothing is open. Throws StoreError.
 */
export function* exchange(dataDir: string): Generator<void> {
  const ready = readyFolder(dataDir)
  if (!existsSync(ready)) return
  const note = readNote(ready)
  if (note !== null) {
    const aside = join(dataDir, note.aside)
    yield* exchangeSettings(dataDir, ready, note)
    yield* exchangeJournal(dataDir, ready, aside)
    // Whoever opens a journal makes a state of it, and has taken the lock before that: there is none yet.
    yield* step(stateFile(dataDir), () => putFrom(stateFile(ready), stateFile(dataDir)))
    yield* step(noteFile(dataDir), () => renameSync(noteFile(ready), noteFile(dataDir)))
    flushPlaces(dataDir, note)
  }
  onFile(ready, () => rmSync(ready, { recursive: true, force: true }))
}

function* step(file: string, act: () => void): Generator<void> {
  onFile(file, act)
  yield
}

/** Without reading those that are there: that they cannot be read may be why a backup is restored. */
function* exchangeSettings(dataDir: string, ready: string, { aside, settingsFile }: RestoreNote): Generator<void> {
  const fresh = join(ready, settingsName)
  if (settingsFile === null || !existsSync(fresh)) return
  const file = join(dataDir, settingsFile)
  yield* step(file, () =>
    withFileLockNow(file, () => {
      if (existsSync(file)) keepIn(join(dataDir, aside), file)
      renameSync(fresh, file)
    }),
  )
}

/** The state goes first: without one it is made again from whichever journal is there. */
function* exchangeJournal(dataDir: string, ready: string, aside: string): Generator<void> {
  const [fresh, journal] = [journalFile(ready), journalFile(dataDir)]
  if (!existsSync(fresh)) return
  for (const file of besideJournal(dataDir).filter(one => existsSync(one)))
    yield* step(file, () => renameSync(file, join(makeFolder(aside), basename(file))))
  if (existsSync(journal)) yield* step(journal, () => keepIn(aside, journal))
  yield* step(journal, () => renameSync(fresh, journal))
}

/** The state, logs, and all that speaks of the journal before: beside the backup it would be taken for something about that. */
function besideJournal(dataDir: string): readonly string[] {
  const [state, journal] = [stateFile(dataDir), journalFile(dataDir)]
  const copies = [`${journal}.mending`, `${journal}.grafted`]
  const withLogs = [state, ...copies].flatMap(file => [file, `${file}-wal`, `${file}-shm`])
  const marks = [suspicionOf(state), refoldMark(dataDir), suspicionOf(journal), mendedOf(journal)]
  return [...withLogs, ...marks, `${journal}-wal`, `${journal}-shm`]
}

/** Before what was made ready is thrown away. What came into a folder first, then what went out of one. */
function flushPlaces(dataDir: string, { aside, settingsFile }: RestoreNote): void {
  const folders = [
    join(dataDir, aside),
    ...(settingsFile === null ? [] : [dirname(join(dataDir, settingsFile))]),
    dataDir,
  ]
  for (const folder of folders.filter(one => existsSync(one))) onFile(folder, () => flushFolder(folder))
}

function putFrom(fresh: string, file: string): void {
  if (existsSync(fresh)) renameSync(fresh, file)
}

/** A second name for what is still in its place. One that was made before the exchange was cut short may be half a copy. */
function keepIn(aside: string, file: string): void {
  const name = join(makeFolder(aside), basename(file))
  rmSync(name, { force: true })
  keepUnder(name, file)
}

function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
