import Sqlite from 'better-sqlite3'
import { stateFile } from '../../../../electron/services/store/data-place.ts'

/** The numbers that SQLite gives notices say only in what order they were written. */
function comparable({ key: _key, ...rest }: NoticeRow): object {
  return rest
}

interface NoticeRow {
  readonly key: number
}

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
      ...names
        .filter(name => name !== 'notices')
        .map(name => [
          name,
          rows(`SELECT * FROM ${name}`)
            .map(row => JSON.stringify(row, withoutJournal))
            .sort(),
        ]),
      [
        'notices',
        notices(state)
          .map(row => JSON.stringify(row))
          .sort(),
      ],
      ['search', rows('SELECT term, doc FROM words ORDER BY doc, term').map(row => JSON.stringify(row))],
    ])
  } finally {
    state.close()
  }
}

/** Each folder has a journal of its own, also where all of them hold the same. */
function withoutJournal(name: string, value: unknown): unknown {
  return name === 'journal' ? undefined : value
}

function notices(state: Sqlite.Database): readonly object[] {
  return state.prepare<[], NoticeRow>('SELECT * FROM notices').all().map(comparable)
}
