import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { flushFile, flushFolder } from '../../folder/flush.ts'
import { type DataPlace, journalFile, stateFile } from '../data-place.ts'
import { projecting } from '../projection/project-all.ts'
import { onFile, StoreError } from '../trouble.ts'
import { exchange } from './exchange.ts'
import { foldLogInto, type JournalBefore, lookAtJournalBefore } from './journal-before.ts'
import { copyInto, prepareJournal, writeSettings } from './prepare-restore.ts'
import { type BackupFound, readBackup } from './read-backup.ts'
import { type RestoreNote, readNote, readyFolder, writeNote } from './restore-note.ts'
import { assertSoundCopy, readSetAside } from './set-aside.ts'

export interface RestoreWish {
  /** A backup, or a folder that a restore set aside. */
  readonly file: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where the settings of the backup belong; without it they stay out. */
  readonly settingsFile?: string
}

export interface RestoreDone {
  /** When the backup was made, in milliseconds since 1970. */
  readonly madeAt: number
  /** Where what was there is; null when nothing was. */
  readonly setAside: string | null
  /** The same of earlier restores that were cut short before they said so. */
  readonly earlier: readonly string[]
  /** False: this version cannot read the settings of the backup, and those that were there stay. */
  readonly settings: boolean
  /**
   * So many erasings were done in what was there, and the backup does not know of them: it may hold those customers. Null:
   * what was there cannot be read any more.
   */
  readonly erasings: number | null
}

/**
 * Puts a backup in the place of journal, state and settings. What was there is set aside, not deleted; nobody is told of what
 * the backup holds. Null when the file is no backup. What takes long comes first and changes nothing, however it ends, and
 * whoever stops asking ends it; from the moment that everything is ready it is finished, by this call or by the next to take
 * the lock, which the caller holds. Yields the part that is done, from 0 to 1. Throws StoreError.
 */
export function* restoring(place: DataPlace, wish: RestoreWish): Generator<number, RestoreDone | null> {
  const isFolder = statSync(wish.file).isDirectory()
  const found = isFolder ? readSetAside(wish.file) : readBackup(wish.file, place.nativeBinding)
  if (found === null) return null
  const { dataDir } = place
  const before = lookAtJournalBefore(place)
  const untold = readNote(dataDir)
  // It was cut short when all was done, and nothing came since: what is left is to say it.
  const isDone = untold?.madeAt === found.madeAt && untold.head === before.lastPosition
  if (isDone) return toldOf(dataDir, untold)
  const note = yield* makeReady(place, wish, { found, before, untold, isFolder })
  for (const _ of exchange(dataDir)) yield 1
  return toldOf(dataDir, note)
}

interface Known {
  readonly found: BackupFound
  readonly before: JournalBefore
  readonly untold: RestoreNote | null
  readonly isFolder: boolean
}

/** Until the last line of it nothing is changed. */
function* makeReady(
  place: DataPlace,
  { file, now, settingsFile }: RestoreWish,
  { found, before, untold, isFolder }: Known,
): Generator<number, RestoreNote> {
  const { dataDir } = place
  const workshop = join(dataDir, 'restoring')
  try {
    copyInto(workshop, isFolder ? journalFile(file) : file)
    const inside = { ...place, dataDir: workshop }
    if (isFolder) assertSoundCopy(inside, file)
    foldLogInto(place)
    const { known, head } = prepareJournal(inside, { now, behind: before.lastPosition })
    yield* projecting(inside, { afresh: false })
    flushFile(stateFile(workshop))
    const hasSettings = settingsFile !== undefined && writeSettings(workshop, found.settings, settingsFile)
    const note: RestoreNote = {
      ...{ madeAt: found.madeAt, head, aside: freeFolder(dataDir, now), earlier: earlierFolders(dataDir, untold) },
      missing: missingFrom(known, before, untold),
      settingsFile: hasSettings ? relative(dataDir, settingsFile) : null,
    }
    writeNote(workshop, note)
    onFile(workshop, () => {
      flushFolder(workshop)
      renameSync(workshop, readyFolder(dataDir))
      flushFolder(dataDir)
    })
    return note
  } catch (error) {
    throw changingNothing(error)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** What a restore had still to say when it was cut short; null when there is none. The caller holds the lock. Throws StoreError. */
export function findUntold({ dataDir }: DataPlace): RestoreDone | null {
  const note = readNote(dataDir)
  return note === null ? null : toldOf(dataDir, note)
}

/** What a person is told of a restore that is finished. */
function toldOf(dataDir: string, { madeAt, aside, earlier, missing, settingsFile }: RestoreNote): RestoreDone {
  const folder = join(dataDir, aside)
  return {
    ...{ madeAt, setAside: existsSync(folder) ? folder : null, earlier: earlier.map(name => join(dataDir, name)) },
    ...{ settings: settingsFile !== null, erasings: missing === null ? null : missing.length },
  }
}

/** Also those that an earlier restore took back, when nobody was told of them: the journal before does not know of these. */
function missingFrom(known: ReadonlySet<string>, { erasings }: JournalBefore, untold: RestoreNote | null) {
  const untoldOnes = untold === null ? [] : untold.missing
  if (erasings === null || untoldOnes === null) return null
  return [...new Set([...erasings, ...untoldOnes])].filter(one => !known.has(one))
}

function earlierFolders(dataDir: string, untold: RestoreNote | null): string[] {
  return untold === null ? [] : [...untold.earlier, untold.aside].filter(name => existsSync(join(dataDir, name)))
}

function freeFolder(dataDir: string, now: number, n = 1): string {
  const name = `before-restore-${new Date(now).toISOString().slice(0, 10)}${n === 1 ? '' : `-${n}`}`
  return existsSync(join(dataDir, name)) ? freeFolder(dataDir, now, n + 1) : name
}

function changingNothing(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error
  const { trouble } = error
  return new StoreError({ ...trouble, sentence: `${trouble.sentence} Nothing was changed.` }, { cause: error })
}
