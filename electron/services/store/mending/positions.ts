import { existsSync } from 'node:fs'
import { withOpen } from '../both-files.ts'
import { type DataPlace, stateFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openStateForReading } from '../projection/open-state.ts'
import { unlessDamaged } from './salvage.ts'

/** Where a journal says how far it goes. Each may be damaged, and the newest entries may be packed, or gone. */
const places = [
  { table: 'sqlite_sequence', newest: `SELECT seq FROM sqlite_sequence WHERE name = 'entries'` },
  { table: 'entries', newest: 'SELECT seq FROM entries ORDER BY seq DESC LIMIT 1' },
  { table: 'segments', newest: 'SELECT last_seq FROM segments ORDER BY last_seq DESC LIMIT 1' },
] as const

/** The newest position that is known to have been given, by a journal that may be damaged or by what was made of it. */
export function lastPosition(journal: Database, place: DataPlace): number {
  const isThere = journal.prepare<[string], number>('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck()
  const known = places.map(({ table, newest }) => {
    // One of an older version has no segments.
    if (isThere.get(table) === undefined) return 0
    return unlessDamaged(journal, () => journal.prepare<[], number>(newest).pluck().get()) ?? 0
  })
  return Math.max(...known, projectedUpTo(place))
}

/** How far the state was made of the journal; 0 where it cannot say so, or was made of another one than the one named. */
export function projectedUpTo(place: DataPlace, journalId: string | null = null): number {
  if (!existsSync(stateFile(place.dataDir))) return 0
  try {
    return withOpen(openStateForReading(place), state => {
      // All columns: those of an earlier version do not name the journal.
      const made = state.prepare<[], { seq: number; journal?: string | null }>('SELECT * FROM projection').get()
      const isOther = journalId !== null && (made?.journal ?? journalId) !== journalId
      return made === undefined || isOther ? 0 : made.seq
    })
  } catch {
    // It is damaged too, and made again; then the journal alone says where it ends.
    return 0
  }
}

/** The next entry gets a greater position than this one. SQLite counts a table only once it has held a row. */
export function goOnBehind(journal: Database, position: number): void {
  const counted = journal.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'entries'`).pluck().get()
  journal.prepare(`DELETE FROM sqlite_sequence WHERE name = 'entries'`).run()
  journal.prepare(`INSERT INTO sqlite_sequence VALUES ('entries', ?)`).run(Math.max(counted ?? 0, position))
}
