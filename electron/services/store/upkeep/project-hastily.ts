import type { ReadingAhead } from '../ahead/reading-ahead.ts'
import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import { createApplying } from '../projection/applying.ts'
import { readEntries } from '../projection/entries/read-delivery.ts'
import { createPlaceSaving, readPlace } from '../projection/place.ts'
import { onFile } from '../trouble.ts'

export interface Progress {
  /** Positions of the journal: how far it is, and where it ends. */
  readonly onProgress: (done: number, of: number) => void
  /** Reads ahead in another thread. */
  readonly ahead?: ReadingAhead
}

/** Transactions of so many entries are in memory at once. */
const entriesPerStep = 256
/** The pages in the middle of each index change with every commit, and each commit writes them anew. */
const stepsPerCommit = 256
const cacheBytes = 128 * 1024 * 1024

/**
 * Fills a new state that nobody else has open and that is thrown away when anything goes wrong: without a way back, and
 * without waiting for the disk. Returns how many entries there were. Throws for a bug of ours in an entry too.
 */
export function projectHastily(state: Database, reading: JournalReading, { onProgress, ahead }: Progress): number {
  return onFile(state.name, () => {
    state.pragma('locking_mode = EXCLUSIVE')
    state.pragma('journal_mode = OFF')
    state.pragma('synchronous = OFF')
    state.pragma(`cache_size = ${-cacheBytes / 1024}`)
    const indices = takeIndicesAway(state)
    let place = readPlace(state)
    const savePlace = createPlaceSaving(state)
    const own = readEntries(reading)
    const entries = ahead?.before(own) ?? own
    const applying = createApplying(state, reading, { place, failedOn: new Set(), entries })
    const limits = { maxEntries: entriesPerStep, maxMs: Number.POSITIVE_INFINITY, now: () => 0 }
    const of = reading.head()
    let applied = 0

    const commit = state.transaction(() => {
      const from = place.seq
      for (let steps = 0; steps < stepsPerCommit && place.seq < of; steps++) {
        const reached = applying.applyNext(place, limits)
        place = reached.place
        applied += reached.entries
        applying.writeTransactions()
        applying.takeFound()
        onProgress(place.seq, of)
      }
      applying.saveShared()
      place = savePlace(place)
      return place.seq > from
    })
    while (commit.immediate());
    while (applying.copyStep(limits));
    for (const index of indices) state.exec(index)
    return applied
  })
}

/**
 * Sorting all rows once takes a fraction of finding the place of each in fifteen indices. Returns the statements that make
 * them again, in the order in which they were made: it decides between two that suit a query equally well.
 */
function takeIndicesAway(state: Database): readonly string[] {
  const indices = state
    .prepare<[], { readonly name: string; readonly sql: string }>(`
      SELECT name, sql FROM sqlite_schema
      WHERE type = 'index' AND tbl_name = 'transactions' AND sql IS NOT NULL AND name <> 'transactions_by_identity'
      ORDER BY rowid
    `)
    .all()
  for (const { name } of indices) state.exec(`DROP INDEX ${name}`)
  return indices.map(({ sql }) => sql)
}
