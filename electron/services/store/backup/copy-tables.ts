import type { Database } from '../database.ts'

const rowsPerPiece = 500

interface Table {
  readonly name: string
  readonly sql: string
}

/**
 * Copies every table of a database into an empty one, as they are at one moment, whatever is written meanwhile. Only what the
 * tables hold: pages that were freed may still hold what was deleted. Yields after each piece the part that is done, from 0
 * to 1; whoever stops asking has cut it short, and throws the copy away.
 */
export function* copyTables(from: Database, into: Database): Generator<number> {
  // What is thrown away when anything goes wrong needs no way back.
  into.pragma(`page_size = ${pragma(from, 'page_size')}`)
  into.pragma('journal_mode = OFF')
  into.pragma('synchronous = OFF')
  from.exec('BEGIN')
  try {
    const all = pragma(from, 'page_count') - pragma(from, 'freelist_count')
    into.exec('BEGIN')
    const tables = schemaOf(from, 'table')
    for (const { sql } of tables) into.exec(sql)
    for (const { name } of tables) {
      for (const _ of copyRows(from, into, name)) yield Math.min(1, pragma(into, 'page_count') / all)
    }
    for (const { sql } of schemaOf(from, 'index')) into.exec(sql)
    copySequences(from, into)
    into.exec('COMMIT')
    into.pragma(`user_version = ${pragma(from, 'user_version')}`)
    yield 1
  } finally {
    from.exec('ROLLBACK')
  }
}

function pragma(database: Database, name: string): number {
  return Number(database.pragma(name, { simple: true }))
}

/** Without what SQLite makes by itself. */
function schemaOf(database: Database, type: 'table' | 'index'): readonly Table[] {
  return database
    .prepare<[string], Table>(
      `SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all(type)
}

/** Texts go as the bytes that they are: what is no valid UTF-8 would not come back from a text of this language. */
function* copyRows(from: Database, into: Database, table: string): Generator<void> {
  const columns = from
    .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
    .all(table)
  const read = columns.map(({ name, type }) => (type === 'TEXT' ? `CAST("${name}" AS BLOB)` : `"${name}"`))
  const written = columns.map(({ type }) => (type === 'TEXT' ? 'CAST(? AS TEXT)' : '?'))
  const rows = from.prepare<[], unknown[]>(`SELECT ${read.join(', ')} FROM "${table}"`).raw()
  const insert = into.prepare<unknown[]>(`INSERT INTO "${table}" VALUES (${written.join(', ')})`)
  let left = rowsPerPiece
  for (const row of rows.iterate()) {
    insert.run(row)
    left -= 1
    if (left > 0) continue
    left = rowsPerPiece
    yield
  }
}

/** So that a position that was given once is not given again. */
function copySequences(from: Database, into: Database): void {
  const rows = from.prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence').all()
  into.exec('DELETE FROM sqlite_sequence')
  const insert = into.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (@name, @seq)')
  for (const row of rows) insert.run(row)
}
