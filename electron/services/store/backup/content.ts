import { createHash, type Hash } from 'node:crypto'
import type { Database } from '../database.ts'
import { isSoundEntry, isSoundSegment, type Row } from '../journal/entries/sound-row.ts'
import { makeTrouble, StoreError } from '../trouble.ts'

/** The part that is done, from 0 to 1. */
export type OnProgress = (done: number) => void

/** What reading everything came to. */
export interface Content {
  /** Whether each delivery and each act is what was stored. */
  readonly isSound: boolean
  /** SHA-256 of every row of every table. */
  readonly checksum: Buffer
}

const rowsPerPiece = 500

/**
 * Reads every row of a journal, or of a copy of one, because SQLite's own check looks at how a file is built, not at what
 * stands in it. Holds one row at a time. What a backup says of itself is left out, because the checksum stands there.
 */
export function readContent(database: Database, onRead: OnProgress = () => {}): Content {
  const tables = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'backup' ORDER BY name`)
    .pluck()
    .all()
  const all = tables.reduce((sum, name) => sum + countOf(database, name), 0)
  const hash = createHash('sha256')
  let [isSound, read] = [true, 0]
  for (const name of tables) {
    addValue(hash, name)
    // The first column is the key of each table.
    for (const row of database.prepare<[], Row>(`SELECT * FROM "${name}" ORDER BY 1`).iterate()) {
      for (const value of Object.values(row)) addValue(hash, value)
      isSound &&= (checks.get(name) ?? isAnything)(row)
      read += 1
      if (read % rowsPerPiece === 0) onRead(read / all)
    }
  }
  onRead(1)
  return { isSound, checksum: hash.digest() }
}

/** How the file is built; what stands in it is looked at by itself. */
export function assertWhole(database: Database, file: string): void {
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new StoreError(makeTrouble('corrupt', file))
}

/** The checksum of a backup: of what it holds, and of what it says of itself. */
export function withNote(checksum: Buffer, { madeAt, settings }: { madeAt: number; settings: string }): Buffer {
  return createHash('sha256').update(checksum).update(`${madeAt} ${settings}`).digest()
}

const checks: ReadonlyMap<string, (row: Row) => boolean> = new Map([
  ['entries', isSoundEntry],
  ['segments', isSoundSegment],
])
const isAnything = (): boolean => true

function countOf(database: Database, table: string): number {
  return database.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0
}

/** With kind and length before it, so that two rows never read the same. */
function addValue(hash: Hash, value: unknown): void {
  const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value))
  hash.update(`${value === null ? 'null' : typeof value} ${bytes.length} `).update(bytes)
}
