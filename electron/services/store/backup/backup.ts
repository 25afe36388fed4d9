import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { flushFile, flushFolder } from '../../folder/flush.ts'
import { nameWhole, unfinishedName } from '../../folder/unfinished.ts'
import { withOpen } from '../both-files.ts'
import { type DataPlace, journalFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'
import { assertWhole, type OnProgress, readContent, withNote } from './content.ts'
import { copyTables } from './copy-tables.ts'

export interface BackupWish {
  readonly file: string
  /** The settings as JSON text; they hold no secret. */
  readonly settings: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Fails where a file has the name when the copy is whole. */
  readonly isNew?: boolean | undefined
  /** What it is called until it is whole. */
  readonly unfinished?: string | undefined
}

export interface BackupMade {
  /** The newest position of the journal in it. */
  readonly head: number
  readonly bytes: number
}

/**
 * Copies the journal while an engine goes on writing to it, and checks the copy. The copy is one moment of the journal,
 * has its final name only when it is whole, and holds the settings beside it. Throws StoreError.
 */
export function makeBackup(
  place: DataPlace,
  { file, settings, now, isNew = false, unfinished = unfinishedName(file) }: BackupWish,
  onProgress: OnProgress = () => {},
): BackupMade {
  if (isNoPlainFile(file)) throw new StoreError(makeTrouble('io', file))
  // Its owner's alone from the beginning; SQLite would make it readable for everybody.
  onFile(unfinished, () => closeSync(openSync(unfinished, 'wx', 0o600)))
  try {
    copyJournal(place, unfinished, done => onProgress(done * copyingShare))
    const onRead: OnProgress = done => onProgress(copyingShare + done * (1 - copyingShare))
    const made = onFile(unfinished, () => finish(place, unfinished, { settings, now, onRead }))
    onFile(file, () => nameWhole(unfinished, file, isNew))
    flushFolder(dirname(file))
    return made
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true })
    throw error
  }
}

/** The copy would take its place, as its name: a file where /dev/null was would break every other program. */
function isNoPlainFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === false
}

/** Of the time that all of it takes; the rest is reading the copy. */
const copyingShare = 0.5

function copyJournal(place: DataPlace, unfinished: string, onProgress: OnProgress): void {
  try {
    withOpen(openJournalForReading(place), journal =>
      withOpen(openCopy(unfinished, place.nativeBinding), copy =>
        onFile(unfinished, () => {
          for (const done of copyTables(journal, copy)) onProgress(done)
        }),
      ),
    )
  } catch (error) {
    // The copy is new: what is damaged is what it is made of.
    if (!(error instanceof StoreError && error.trouble.kind === 'corrupt')) throw error
    throw damagedJournal(place, error)
  }
}

function damagedJournal(place: DataPlace, cause?: unknown): StoreError {
  const trouble = makeTrouble('corrupt', journalFile(place.dataDir))
  noteDamage(place.dataDir, trouble)
  return new StoreError(trouble, { cause })
}

function openCopy(file: string, nativeBinding: string | null): Database {
  return new Sqlite(file, nativeBinding === null ? {} : { nativeBinding })
}

interface Note extends Pick<BackupWish, 'settings' | 'now'> {
  readonly onRead: OnProgress
}

/** Settings go in, damage is looked for, and all of it goes to the disk. */
function finish(place: DataPlace, file: string, { settings, now, onRead }: Note): BackupMade {
  const copy = openCopy(file, place.nativeBinding)
  try {
    assertWhole(copy, file)
    const { isSound, checksum } = readContent(copy, onRead)
    if (!isSound) throw isJournalSound(place) ? new StoreError(makeTrouble('corrupt', file)) : damagedJournal(place)
    copy.exec('CREATE TABLE backup (made_at INTEGER NOT NULL, settings TEXT NOT NULL, checksum BLOB NOT NULL) STRICT')
    const sum = withNote(checksum, { madeAt: now, settings })
    copy.prepare<[number, string, Buffer]>('INSERT INTO backup VALUES (?, ?, ?)').run(now, settings, sum)
    const head = copy.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'entries'`).pluck().get() ?? 0
    const pages = Number(copy.pragma('page_count', { simple: true }))
    const pageBytes = Number(copy.pragma('page_size', { simple: true }))
    return { head, bytes: pages * pageBytes }
  } finally {
    copy.close()
    flushFile(file)
  }
}

/** Asked when the copy is not: what is to be mended is the one, and what is to be replaced is the disk of the other. */
function isJournalSound(place: DataPlace): boolean {
  return withOpen(openJournalForReading(place), journal => readContent(journal).isSound)
}
