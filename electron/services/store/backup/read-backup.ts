import Sqlite from 'better-sqlite3'
import { journalMigrations } from '../journal/file/journal-schema.ts'
import { versionOf } from '../migrate.ts'
import { makeTrouble, onFile, StoreError, type StoreTrouble, troubleOf } from '../trouble.ts'
import { assertWhole, readContent, withNote } from './content.ts'

export interface BackupFound {
  readonly madeAt: number
  /** As JSON text; null when there are none in it. */
  readonly settings: string | null
}

/** What a file says of itself; null when it is no backup of ours. Throws StoreError when anything in it is damaged, or newer. */
export function readBackup(file: string, nativeBinding: string | null): BackupFound | null {
  try {
    return onFile(file, () => readFound(file, nativeBinding))
  } catch (error) {
    // What is no database was never a backup.
    if (isNoDatabase(error)) return null
    throw troubleOf(error, file)?.kind === 'corrupt' ? new StoreError(damaged(file), { cause: error }) : error
  }
}

/** Nothing here mends a file that a person keeps. */
function damaged(file: string): StoreTrouble {
  const sentence = `The backup ${file} is damaged, so nothing was restored and nothing was changed. Choose another backup.`
  return { ...makeTrouble('corrupt', file), sentence }
}

function isNoDatabase(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_NOTADB'
}

function readFound(file: string, nativeBinding: string | null): BackupFound | null {
  const copy = new Sqlite(file, {
    readonly: true,
    fileMustExist: true,
    ...(nativeBinding !== null && { nativeBinding }),
  })
  try {
    const isOurs =
      copy.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup'`).get() !== undefined
    if (!isOurs) return null
    assertWhole(copy, file)
    const found = copy.prepare<[], Noted>('SELECT * FROM backup').get()
    if (found === undefined) return null
    const note = { madeAt: found.made_at, settings: found.settings }
    const version = versionOf(copy)
    // What stands in it is for that version to judge.
    if (version > journalMigrations.length) throw new StoreError(makeTrouble('newer', file))
    const { isSound, checksum } = readContent(copy)
    // An earlier version left no checksum.
    const isAsMade = found.checksum === undefined || withNote(checksum, note).equals(found.checksum)
    if (!(isSound && isAsMade)) throw new StoreError(makeTrouble('corrupt', file))
    return note
  } finally {
    copy.close()
  }
}

interface Noted {
  readonly made_at: number
  readonly settings: string
  readonly checksum?: Buffer
}
