import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeOwnFile } from './own-file.ts'
import { onFile } from './trouble.ts'

export type Database = Sqlite.Database
export type Statement = Sqlite.Statement

export interface DatabaseFile {
  readonly file: string
  /** A binding outside better-sqlite3's package; null takes the package's own. */
  readonly nativeBinding: string | null
}

/** `FULL`: a commit is on the disk when it returns. `NORMAL`: a power cut may take the last commits, never more. */
export type Durability = 'FULL' | 'NORMAL'

/** How long a statement waits for another connection's lock, in milliseconds. */
const busyTimeoutMs = 1000
/** Measured with the documented delivery at 64 connections: a third more throughput and a third less space than 4 KB. */
const pageBytes = 16_384
/** Pages in the write-ahead log before it is copied into the file: 16 MB. Each copy holds up the commits behind it. */
const pagesPerCheckpoint = 1000

/** Opens a file for writing and creates it when it is not there. Throws StoreError. */
export function openForWriting({ file, nativeBinding }: DatabaseFile, durability: Durability): Database {
  return onFile(file, () => {
    // SQLite opens what it cannot write for reading only, and what it says of such a folder depends on what lies there.
    accessSync(dirname(file), constants.W_OK)
    makeOwnFile(file)
    const database = new Sqlite(file, { timeout: busyTimeoutMs, ...binding(nativeBinding) })
    try {
      database.pragma(`page_size = ${pageBytes}`)
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${durability}`)
      // On macOS a flush leaves what is written in the drive's own cache unless it is asked to go further. Elsewhere these
      // change nothing. Of the state only the copies of its log need it: they must not come before what they are made of.
      if (durability === 'FULL') database.pragma('fullfsync = ON')
      database.pragma('checkpoint_fullfsync = ON')
      database.pragma('foreign_keys = ON')
      database.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint}`)
      assertDurability(database, durability)
      assertWritable(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Opens a file that is there for reading only. Throws StoreError. */
export function openForReading({ file, nativeBinding }: DatabaseFile): Database {
  return onFile(file, () => {
    const database = new Sqlite(file, {
      timeout: busyTimeoutMs,
      readonly: true,
      fileMustExist: true,
      ...binding(nativeBinding),
    })
    try {
      database.pragma('user_version')
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Loads SQLite itself into this thread. Whoever ends a thread while it does ends the process: the addon aborts it. */
export function loadSqlite(nativeBinding: string | null): void {
  new Sqlite(':memory:', binding(nativeBinding)).close()
}

function binding(nativeBinding: string | null): { readonly nativeBinding?: string } {
  return nativeBinding === null ? {} : { nativeBinding }
}

/** SQLite opens a file that it may not write to without a word; then the first delivery would be the one to find out. */
function assertWritable(database: Database): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  database.exec(`BEGIN; PRAGMA user_version = ${version}; ROLLBACK`)
}

/** These belong to the connection, so only reading them back tells whether a commit is durable. */
export function assertDurability(database: Database, durability: Durability): void {
  const wanted =
    durability === 'FULL'
      ? { journal_mode: 'wal', synchronous: 2, fullfsync: 1, checkpoint_fullfsync: 1 }
      : { journal_mode: 'wal', synchronous: 1, checkpoint_fullfsync: 1 }
  for (const [name, value] of Object.entries(wanted)) {
    const found = database.pragma(name, { simple: true })
    if (found !== value) throw new Error(`The database runs with ${name} ${found}, not ${value}.`)
  }
}
