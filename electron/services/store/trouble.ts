import { accessSync, constants } from 'node:fs'
import { basename, dirname } from 'node:path'

export type TroubleKind = 'corrupt' | 'newer' | 'locked' | 'full' | 'read-only' | 'read-only-disk' | 'memory' | 'io'

/** What is wrong with a database file, in words a person can act on. Plain data: it crosses threads. */
export interface StoreTrouble {
  readonly kind: TroubleKind
  readonly file: string
  readonly sentence: string
}

/** Thrown where no value can be returned, and turned into a value at the border of the store. */
export class StoreError extends Error {
  readonly trouble: StoreTrouble

  constructor(trouble: StoreTrouble, options?: ErrorOptions) {
    super(trouble.sentence, options)
    this.name = 'StoreError'
    this.trouble = trouble
  }
}

export function makeTrouble(kind: TroubleKind, file: string): StoreTrouble {
  return { kind, file, sentence: sentences[kind](file) }
}

/** The trouble behind an error of SQLite or of the file system; null when the error is a bug of ours. */
export function troubleOf(error: unknown, file: string): StoreTrouble | null {
  if (error instanceof StoreError) return error.trouble
  const code = codeOf(error)
  const found = code === null ? undefined : kindsByCode.find(([prefix]) => code.startsWith(prefix))
  if (found === undefined) return null
  const [, kind] = found
  return makeTrouble(kind === 'read-only' && isOnReadOnlyDisk(file) ? 'read-only-disk' : kind, file)
}

/** Runs work on a file; errors of SQLite leave as StoreError, bugs as they are. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const trouble = troubleOf(error, file)
    if (trouble === null || error instanceof StoreError) throw error
    throw new StoreError(trouble, { cause: error })
  }
}

/** SQLite says the same of a file that this user may not write and of a disk that nobody may. */
function isOnReadOnlyDisk(file: string): boolean {
  return [file, dirname(file)].some(path => {
    try {
      accessSync(path, constants.W_OK)
      return false
    } catch (error) {
      return codeOf(error) === 'EROFS'
    }
  })
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** SQLite's extended codes begin with their primary code. */
const kindsByCode: readonly (readonly [string, TroubleKind])[] = [
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_PROTOCOL', 'locked'],
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only-disk'],
  ['SQLITE_IOERR_NOMEM', 'memory'],
  ['SQLITE_NOMEM', 'memory'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
  ['EIO', 'io'],
  ['ENOENT', 'io'],
  ['ENOTDIR', 'io'],
  ['EBUSY', 'io'],
  ['EEXIST', 'io'],
  ['EISDIR', 'io'],
]

const sentences: Readonly<Record<TroubleKind, (file: string) => string>> = {
  corrupt: file =>
    `The database file ${file} is damaged. Start Hover Tray again: it keeps what can be read. ` +
    'If it says so again, put a backup in its place, or move the file away to start with an empty one.',
  newer: file =>
    `The database file ${file} was written by a newer version of Hover Tray. ` +
    'Install that version or a later one; nothing was changed.',
  locked: file => `Another program is using the database file ${file}. Close that program and try again.`,
  full: file => `The disk is full: ${basename(file)} could not be written. Free some space.`,
  'read-only': file => `The database file ${file} cannot be written. Allow this user to write to its folder.`,
  'read-only-disk': file =>
    `The database file ${file} cannot be written: its disk can only be read. Mount it for writing, or use another one.`,
  memory: file =>
    `There was too little memory to work on the database file ${file}. Close other programs; it is tried again by itself.`,
  io: file => `The database file ${file} could not be read or written. Check that its disk is connected and sound.`,
}
