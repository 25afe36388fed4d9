import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { DataPlace } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openJournalForReading } from '../journal/open-journal.ts'
import { versionOf } from '../migrate.ts'
import { noteDamage } from '../suspect.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'
import { copyTables } from './copy-tables.ts'

export interface BackupWish {
  readonly file: string
  /** The settings as JSON text; they hold no secret. */
  readonly settings: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The part that is done, from 0 to 1. */
export type OnProgress = (done: number) => void

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
  { file, settings, now }: BackupWish,
  onProgress: OnProgress = () => {},
): BackupMade {
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  try {
    // Its owner's alone from the beginning; SQLite would make it readable for everybody.
    onFile(unfinished, () => closeSync(openSync(unfinished, 'wx', 0o600)))
    copyJournal(place, unfinished, onProgress)
    const made = onFile(unfinished, () => finish(place, unfinished, { settings, now }))
    renameSync(unfinished, file)
    return made
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true })
    throw error
  }
}

function copyJournal(place: DataPlace, unfinished: string, onProgress: OnProgress): void {
  const journal = openJournalForReading(place)
  const copy = openCopy(unfinished, place.nativeBinding)
  try {
    onFile(unfinished, () => {
      for (const done of copyTables(journal, copy)) onProgress(done)
    })
  } catch (error) {
    // The copy is new: what is damaged is what it is made of.
    if (!(error instanceof StoreError && error.trouble.kind === 'corrupt')) throw error
    const trouble = makeTrouble('corrupt', journal.name)
    noteDamage(place.dataDir, trouble)
    throw new StoreError(trouble, { cause: error })
  } finally {
    copy.close()
    journal.close()
  }
}

function openCopy(file: string, nativeBinding: string | null): Database {
  return new Sqlite(file, nativeBinding === null ? {} : { nativeBinding })
}

/** Settings go in, damage is looked for, and all of it goes to the disk. */
function finish({ nativeBinding }: DataPlace, file: string, note: Pick<BackupWish, 'settings' | 'now'>): BackupMade {
  const copy = openCopy(file, nativeBinding)
  try {
    copy.exec('CREATE TABLE backup (made_at INTEGER NOT NULL, settings TEXT NOT NULL) STRICT')
    copy.prepare<[number, string]>('INSERT INTO backup VALUES (?, ?)').run(note.now, note.settings)
    assertSound(copy, file)
    const head = copy.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'entries'`).pluck().get() ?? 0
    const pages = Number(copy.pragma('page_count', { simple: true }))
    const pageBytes = Number(copy.pragma('page_size', { simple: true }))
    return { head, bytes: pages * pageBytes }
  } finally {
    copy.close()
    flush(file)
  }
}

function assertSound(database: Database, file: string): void {
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new StoreError(makeTrouble('corrupt', file))
}

export function flush(file: string): void {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export interface BackupFound {
  readonly madeAt: number
  readonly settings: string
  /** Version of the journal's schema. */
  readonly version: number
}

/** What a file says of itself; null when it is no backup of ours. Throws StoreError when it is damaged. */
export function readBackup(file: string, nativeBinding: string | null): BackupFound | null {
  return onFile(file, () => {
    const copy = new Sqlite(file, {
      readonly: true,
      fileMustExist: true,
      ...(nativeBinding !== null && { nativeBinding }),
    })
    try {
      const isOurs =
        copy.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup'`).get() !== undefined
      if (!isOurs) return null
      assertSound(copy, file)
      const found = copy
        .prepare<[], { madeAt: number; settings: string }>('SELECT made_at AS madeAt, settings FROM backup')
        .get()
      return found === undefined ? null : { ...found, version: versionOf(copy) }
    } finally {
      copy.close()
    }
  })
}
