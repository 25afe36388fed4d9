import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type DataPlace, journalFile, mendedOf, refoldMark, stateFile, suspicionOf } from '../data-place.ts'
import { openForWriting } from '../database.ts'
import { journalMigrations } from '../journal/file/journal-schema.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { goOnBehind, lastPosition } from '../mending/positions.ts'
import { projectAll } from '../projection/project-all.ts'
import { erasingsIn } from '../retention/erasing/erasings.ts'
import { keepUnder } from '../second-name.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'
import { flush } from './backup.ts'
import { lookAtJournalBefore } from './journal-before.ts'
import { type BackupFound, readBackup } from './read-backup.ts'

export interface RestoreWish {
  readonly file: string
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface RestoreDone extends BackupFound {
  /** Where the data that was there is; null when there was none. */
  readonly setAside: string | null
  /**
   * So many erasings were done in what was there, and the backup does not know of them: it may hold those customers. Null:
   * what was there cannot be read any more.
   */
  readonly erasings: number | null
}

/**
 * Puts a backup in the place of the journal. What was there is set aside, not deleted; nobody is told of what the backup
 * holds. Null when the file is no backup. The caller holds the lock. Throws StoreError; then nothing was changed, or the
 * next start finds the journal that was there.
 */
export function restoreBackup(place: DataPlace, { file, now }: RestoreWish): RestoreDone | null {
  const found = readBackup(file, place.nativeBinding)
  if (found === null) return null
  if (found.version > journalMigrations.length) throw new StoreError(makeTrouble('newer', file))
  const { dataDir } = place
  const workshop = join(dataDir, 'restoring')
  try {
    onFile(dataDir, () => {
      rmSync(workshop, { recursive: true, force: true })
      mkdirSync(workshop, { recursive: true, mode: 0o700 })
      copyFileSync(file, journalFile(workshop))
      // A copy has the mode of what was copied, which may be kept as a file that nobody writes to, or that others read.
      chmodSync(journalFile(workshop), 0o600)
    })
    const before = lookAtJournalBefore(place)
    const known = prepareJournal({ ...place, dataDir: workshop }, { now, behind: before.lastPosition })
    const setAside = onFile(dataDir, () => putInPlace(place, workshop, now))
    projectAll(place, { afresh: false })
    return { ...found, setAside, erasings: before.erasings && missingFrom(known, before.erasings) }
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

interface Preparing {
  readonly now: number
  /** Positions up to here were given by the journal before, and who follows it remembers them: they are not given again. */
  readonly behind: number
}

/** Everything is done to the copy, so that it only has to change its place. Returns the erasings that it knows of. */
function prepareJournal(place: DataPlace, { now, behind }: Preparing): ReadonlySet<string> {
  const file = journalFile(place.dataDir)
  const copy = new Sqlite(file, place.nativeBinding === null ? {} : { nativeBinding: place.nativeBinding })
  onFile(file, () => copy.exec('DROP TABLE backup'))
  copy.close()
  const journal = openJournal(place)
  try {
    return onFile(file, () => {
      goOnBehind(journal, behind)
      // Of all positions, also those that no entry has: what is older than the act reaches back to the first.
      const entries = lastPosition(journal, place)
      createJournalWriter(journal).write([packEntries([{ kind: 'act', at: now, act: { kind: 'restored', entries } }])])
      journal.pragma('wal_checkpoint(TRUNCATE)')
      return erasingsIn(journal)
    })
  } finally {
    journal.close()
    flush(file)
  }
}

function missingFrom(known: ReadonlySet<string>, all: ReadonlySet<string>): number {
  return [...all].filter(one => !known.has(one)).length
}

/**
 * At every moment one of the two journals is in place and whole: the log of the one before is in its file by the time that it
 * is moved. The state goes first: without one it is made again from whichever journal is there.
 */
function putInPlace(place: DataPlace, workshop: string, now: number): string | null {
  const { dataDir } = place
  const journal = journalFile(dataDir)
  const wasThere = existsSync(journal)
  if (wasThere) foldLogInto(place)
  const others = besideJournal(dataDir).filter(file => existsSync(file))
  const aside = wasThere || others.length > 0 ? makeFolderAside(dataDir, now) : null
  if (aside !== null) {
    if (wasThere) keepUnder(join(aside, basename(journal)), journal)
    for (const file of others) renameSync(file, join(aside, basename(file)))
  }
  renameSync(journalFile(workshop), journal)
  return aside
}

/** The state, logs, and all that speaks of the journal before: beside the backup it would be taken for something about that. */
function besideJournal(dataDir: string): readonly string[] {
  const [state, journal] = [stateFile(dataDir), journalFile(dataDir)]
  const copies = [`${journal}.mending`, `${journal}.grafted`]
  const withLogs = [state, ...copies].flatMap(file => [file, `${file}-wal`, `${file}-shm`])
  const marks = [suspicionOf(state), refoldMark(dataDir), suspicionOf(journal), mendedOf(journal)]
  return [...withLogs, ...marks, `${journal}-wal`, `${journal}-shm`]
}

/**
 * So that the file alone is the whole journal. Who reads an older moment of it keeps the newest commits in the log: then it
 * is refused. One that is too damaged to be opened is kept as it is, and its log beside it, which only it could be read with.
 */
function foldLogInto({ dataDir, nativeBinding }: DataPlace): void {
  const file = journalFile(dataDir)
  try {
    const journal = openForWriting({ file, nativeBinding }, 'FULL')
    try {
      const isBusy = onFile(file, () => journal.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) !== 0
      if (isBusy) throw new StoreError(makeTrouble('locked', file))
    } finally {
      journal.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError && error.trouble.kind === 'corrupt')) throw error
  }
}

function makeFolderAside(dataDir: string, now: number): string {
  const folder = freeFolder(join(dataDir, `before-restore-${new Date(now).toISOString().slice(0, 10)}`), 1)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

function freeFolder(name: string, n: number): string {
  const folder = n === 1 ? name : `${name}-${n}`
  return existsSync(folder) ? freeFolder(name, n + 1) : folder
}
