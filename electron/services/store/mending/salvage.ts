import type { Database } from '../database.ts'
import type { Row } from '../journal/entries/sound-row.ts'
import { troubleOf } from '../trouble.ts'

/** Positions that could not be read: at most so many rows are gone. */
interface Salvaged {
  readonly lost: number
}

interface Table {
  readonly name: string
  /** Its primary key: a whole number. */
  readonly key: string
  /** No row has a greater key. */
  readonly lastKey: number
  /** What of a row can be used, although all of it can be read. */
  readonly usable?: (row: Row) => Usable
}

export interface Usable {
  /** Null: nothing is. */
  readonly row: Row | null
  /** Its entries that cannot be used. */
  readonly lost: number
}

const rowsPerRead = 256

/**
 * Copies what can be read of a table, in the order of its key. A damaged page is met by every look that starts in it, so
 * the end of the damage is found by looking further and further behind it, and then by halving.
 */
export function salvageTable(
  from: Database,
  into: Database,
  { name, key, lastKey, usable = row => ({ row, lost: 0 }) }: Table,
): Salvaged {
  const columns = sharedColumns(from, into, name)
  if (columns.length === 0) return { lost: 0 }
  const list = columns.join(', ')
  const read = from.prepare<[number, number], Row>(
    `SELECT ${list} FROM ${name} WHERE ${key} >= ? ORDER BY ${key} LIMIT ?`,
  )
  const write = into.prepare(
    `INSERT OR IGNORE INTO ${name} (${list}) VALUES (${columns.map(column => `@${column}`).join(', ')})`,
  )
  const rowsFrom = (start: number, limit: number) => unlessDamaged(from, () => read.all(start, limit))
  /** A row of a garbled page may be readable and yet be none: the table's own checks refuse it. */
  const lossOf = (read: Row): number => {
    const { row, lost } = usable(read)
    return row === null || isKept(() => write.run(row)) ? lost : lost + 1
  }
  const keep = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + lossOf(row), 0)

  let lost = 0
  for (let next = 0; next <= lastKey; ) {
    const many = rowsFrom(next, rowsPerRead)
    const rows = many ?? rowsFrom(next, 1)
    if (rows === null) {
      const sound = findSound(next, lastKey, start => rowsFrom(start, 1) !== null)
      lost += sound - next
      next = sound
    } else {
      lost += keep(rows)
      const last = rows.at(-1)
      if (last === undefined) break
      next = Number(last[key]) + 1
    }
  }
  return { lost }
}

/** The first start behind a damaged one from which something can be read; behind the last key when there is none. */
function findSound(damaged: number, lastKey: number, isSound: (start: number) => boolean): number {
  let before = damaged
  let step = 1
  while (before + step <= lastKey && !isSound(before + step)) {
    before += step
    step *= 2
  }
  let after = Math.min(before + step, lastKey + 1)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isSound(middle)) after = middle
    else before = middle
  }
  return after
}

/** Columns of an older version are fewer; those of the copy are filled by its migrations. */
function sharedColumns(from: Database, into: Database, name: string): readonly string[] {
  const ofTable = (database: Database) =>
    database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name)
  const there = unlessDamaged(from, () => ofTable(from)) ?? []
  return ofTable(into).filter(column => there.includes(column))
}

/** Null where the file is damaged. */
export function unlessDamaged<T>(database: Database, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (troubleOf(error, database.name)?.kind === 'corrupt') return null
    throw error
  }
}

function isKept(write: () => { readonly changes: number }): boolean {
  try {
    return write().changes > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}
