import type { Database } from '../database.ts'

const rowsPerPiece = 500

interface Table {
  readonly name: string
  readonly sql: string
}

/**
 * Copies every table of a database into an empty one, as they are at one moment, whatever is written meanwhile. Only what the
 * tables hold: pages that were freed may still hold what was deleted. Yields after each piece the part that is done, from 0
 * to 1; whoever stops asking has cut it short. The copy is to be closed then, and thrown away, and in any case before the
 * other is: the last to close a database that was opened for writing puts its log into it.
 */
export function* copyTables(from: Database, into: Database): Generator<number> {
  // What is thrown away when anything goes wrong needs no way back.
  into.pragma(`page_size = ${pragma(from, 'page_size')}`)
  into.pragma('journal_mode = OFF')
  into.pragma('synchronous = OFF')
  into.prepare<[string]>('ATTACH ? AS source').run(from.name)
  into.exec('BEGIN')
  const all = pragma(into, 'source.page_count') - pragma(into, 'source.freelist_count')
  const tables = schemaOf(into, 'table')
  for (const { sql } of tables) into.exec(sql)
  for (const { name } of tables)
    for (const _ of copyRows(into, name)) yield Math.min(1, pragma(into, 'main.page_count') / all)
  for (const { sql } of schemaOf(into, 'index')) into.exec(sql)
  // So that a position that was given once is not given again.
  into.exec('DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence')
  const version = pragma(into, 'source.user_version')
  into.exec('COMMIT')
  into.exec('DETACH source')
  into.pragma(`user_version = ${version}`)
  yield 1
}

function pragma(database: Database, name: string): number {
  return Number(database.pragma(name, { simple: true }))
}

/** Without what SQLite makes by itself. */
function schemaOf(database: Database, type: 'table' | 'index'): readonly Table[] {
  return database
    .prepare<[string], Table>(
      `SELECT name, sql FROM source.sqlite_schema
       WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all(type)
}

/** In the order of their numbers. A table without them is a small one, and goes at once. */
function* copyRows(into: Database, table: string): Generator<void> {
  const isNumbered =
    into.prepare<[string], number>(`SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'`).pluck().get(table) === 0
  if (!isNumbered) {
    into.exec(`INSERT INTO main."${table}" SELECT * FROM source."${table}"`)
    return yield
  }
  const last = into.prepare<[], number | null>(`SELECT max(rowid) FROM main."${table}"`).pluck()
  const copy = into.prepare<[number]>(`
    INSERT INTO main."${table}" SELECT * FROM source."${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${rowsPerPiece}
  `)
  while (copy.run(last.get() ?? Number.MIN_SAFE_INTEGER).changes > 0) yield
}
