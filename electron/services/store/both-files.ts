import type { DataPlace } from './data-place.ts'
import type { Database } from './database.ts'
import { openStateForReading } from './projection/open-state.ts'

type OpenJournal = (place: DataPlace) => Database

/** What was begun on journal and state, which stay open for it. */
export interface Begun<T> {
  readonly begun: T
  close(): void
}

/** Closes a database after what is done with it, also when that throws. */
export function withOpen<T>(database: Database, act: (database: Database) => T): T {
  try {
    return act(database)
  } finally {
    database.close()
  }
}

/** The journal, however it is opened, and the state for reading, for as long as something is done with both. Throws StoreError. */
export function withBoth<T>(
  place: DataPlace,
  openJournal: OpenJournal,
  act: (journal: Database, state: Database) => T,
): T {
  return withOpen(openJournal(place), journal => withOpen(openStateForReading(place), state => act(journal, state)))
}

/** The same for what goes on. Where it does not begin, nothing is left open: whoever tries again would open ever more. */
export function openBoth<T>(
  place: DataPlace,
  openJournal: OpenJournal,
  begin: (journal: Database, state: Database) => T,
): Begun<T> {
  const opened: Database[] = []
  const keep = (database: Database): Database => {
    opened.unshift(database)
    return database
  }
  const close = (): void => {
    for (const database of opened) database.close()
  }
  try {
    return { begun: begin(keep(openJournal(place)), keep(openStateForReading(place))), close }
  } catch (error) {
    close()
    throw error
  }
}
