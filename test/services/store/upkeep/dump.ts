import Sqlite from 'better-sqlite3'
import { stateFile } from '../../../../electron/services/store/data-place.ts'

/** The numbers that SQLite gives notices say only in what order they were written. */
const withoutKey = (row: object) => ({ ...row, key: undefined })

/** Every row of every table of a state, search included. */
export function dumpOf(dataDir: string): Readonly<Record<string, readonly string[]>> {
  const state = new Sqlite(stateFile(dataDir), { readonly: true })
  try {
    const names = state
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name`,
      )
      .pluck()
      .all()
    state.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')`)
    const rows = (sql: string) => state.prepare<[], object>(sql).all()
    return Object.fromEntries([
      ...names.map(name => [
        name,
        rows(`SELECT * FROM ${name}`)
          .map(row => JSON.stringify(name === 'notices' ? withoutKey(row) : row))
          .sort(),
      ]),
      ['search', rows('SELECT term, doc FROM words ORDER BY doc, term').map(row => JSON.stringify(row))],
    ])
  } finally {
    state.close()
  }
}
