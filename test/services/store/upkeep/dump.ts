import Sqlite from 'better-sqlite3'
import { stateFile } from '../../../../electron/services/store/data-place.ts'

interface NoticeRow {
  readonly id: string
  readonly topic: string
  readonly status: string | null
}

/**
 * The numbers that SQLite gives notices say only in what order they were written. And what was pruned or erased is missing
 * to the storm that it was part of: which failure of it was told first, and how many it counted, are not compared. What
 * was done with each of its notices is, in `notice_acts`.
 */
function comparable(row: NoticeRow): object {
  const isPartOfStorm = row.topic === 'status' && row.status === 'failed'
  const { key: _key, ...rest } = row as NoticeRow & { readonly key: number }
  if (!isPartOfStorm) return rest
  const ofStorm = ['title', 'body', 'said', 'urgency', 'sound', 'incident', 'fate', 'state', 'shown_at']
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !ofStorm.includes(name)))
}

const isEndOfStorm = ({ id }: NoticeRow) => id.endsWith('!over')
const storms = ['incidents', 'storm_marks']

/** Every row of every table of a state, search included, and storms left out. */
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
        .filter(name => name !== 'notices' && !storms.includes(name))
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
  const rows = state.prepare<[], NoticeRow>('SELECT * FROM notices').all()
  return rows.filter(row => !isEndOfStorm(row)).map(comparable)
}
