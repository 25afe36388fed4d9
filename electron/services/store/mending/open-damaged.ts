import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import type { DataPlace } from '../data-place.ts'
import { type Database, openForReading } from '../database.ts'
import { troubleOf } from '../trouble.ts'
import { unlessDamaged } from './salvage.ts'

export interface Damaged {
  readonly database: Database
  close(): void
}

/** Bytes of the file's size in pages, and of its list of unused pages, in SQLite's header of 100 bytes. */
const sizeInPagesAt = 28
const unusedPagesAt = 32
const unusedPagesBytes = 8

/**
 * Opens a damaged journal for reading. Where not even its first page can be read, a copy is opened that has the first page
 * of a new journal: it says only where each table begins, and that is the same in all of them. Null when that is no
 * database either.
 */
export function openDamaged(file: string, place: DataPlace, sound: string): Damaged | null {
  const opened = openReadable(file, place)
  if (opened !== null) return { database: opened, close: () => opened.close() }
  const copy = `${file}.grafted`
  const removeCopy = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(copy + suffix, { force: true })
  }
  removeCopy()
  copyFileSync(file, copy)
  graftFirstPage(copy, sound)
  const grafted = openReadable(copy, place)
  if (grafted === null) removeCopy()
  return (
    grafted && {
      database: grafted,
      close: () => {
        grafted.close()
        removeCopy()
      },
    }
  )
}

function openReadable(file: string, { nativeBinding }: DataPlace): Database | null {
  let database: Database | null = null
  try {
    database = openForReading({ file, nativeBinding })
    const opened = database
    const isThere = unlessDamaged(opened, () => opened.prepare('SELECT max(seq) FROM entries').get() !== undefined)
    // A damaged end of the table is met here too; the table itself is found then.
    const isTable = unlessDamaged(opened, () => opened.prepare('SELECT seq FROM entries LIMIT 0').all())
    if (isThere !== null || isTable !== null) return opened
    opened.close()
    return null
  } catch (error) {
    database?.close()
    if (troubleOf(error, file)?.kind === 'corrupt' || isMissingTable(error)) return null
    throw error
  }
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR'
}

/** Both are journals with pages of the same size. */
function graftFirstPage(file: string, sound: string): void {
  const first = readFirstPage(sound)
  first.writeUInt32BE(Math.max(1, Math.floor(statSync(file).size / first.length)), sizeInPagesAt)
  first.fill(0, unusedPagesAt, unusedPagesAt + unusedPagesBytes)
  const descriptor = openSync(file, 'r+')
  try {
    writeSync(descriptor, first, 0, first.length, 0)
  } finally {
    closeSync(descriptor)
  }
}

function readFirstPage(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(100)
    readSync(descriptor, head, 0, head.length, 0)
    const pageBytes = head.readUInt16BE(16)
    const page = Buffer.alloc(pageBytes === 1 ? 65_536 : pageBytes)
    readSync(descriptor, page, 0, page.length, 0)
    return page
  } finally {
    closeSync(descriptor)
  }
}
