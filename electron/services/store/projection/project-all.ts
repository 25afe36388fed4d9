import { acquireDataLock } from '../data-lock.ts'
import type { DataPlace } from '../data-place.ts'
import { readIdentity } from '../journal/file/identity.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { noteLostEnd } from '../mending/lost-end.ts'
import { toEnd } from '../to-end.ts'
import { openState } from './open-state.ts'
import { createProjector } from './projector.ts'
import { resetState } from './reset-state.ts'

/**
 * What SQLite holds of the state while all of it is written: commits are of thousands of deliveries, and pages that do not
 * fit are written out and read back before one ends. better-sqlite3 is built with 16 MB.
 */
const cacheKb = 32_000

interface Wish {
  readonly afresh: boolean
  /** Milliseconds since 1970: when the journal is found to be shorter than it was. */
  readonly now?: number
}

/**
 * Brings the state up to the journal's newest entry, in this thread. The caller holds the lock of the folder.
 * Throws StoreError.
 */
export function projectAll(place: DataPlace, wish: Wish): { readonly entries: number } {
  return toEnd(projecting(place, wish))
}

/** The same in steps of a second at most. Yields after each the part that is done, from 0 to 1. */
export function* projecting(
  place: DataPlace,
  { afresh, now = Date.now() }: Wish,
): Generator<number, { readonly entries: number }> {
  const journal = openJournal(place)
  try {
    noteLostEnd(place, journal, now)
    const reading = createJournalReading(journal)
    const { database: state } = openState({ ...place, journalHead: reading.head(), journalId: readIdentity(journal) })
    try {
      state.pragma(`cache_size = -${cacheKb}`)
      if (afresh) resetState(state, reading.head())
      const projector = createProjector(state, reading)
      const limits = { maxEntries: 4096, maxMs: 1000, now: () => performance.now() }
      let [entries, more] = [0, 0]
      do {
        more = projector.projectBatch(limits).entries
        entries += more
        yield Math.min(1, projector.cursor() / Math.max(1, reading.head()))
      } while (more > 0)
      while (projector.copyStep(limits)) yield 1
      return { entries }
    } finally {
      state.close()
    }
  } finally {
    journal.close()
  }
}

/** Makes the state again from the journal; nobody is told twice. The caller holds the lock. Throws StoreError. */
export function rebuild(place: DataPlace): { readonly entries: number } {
  return projectAll(place, { afresh: true })
}

/** For who only reads: what no engine is there to project is projected first; where one runs, it does that itself. */
export function projectIfUnserved(place: DataPlace): void {
  const lock = acquireDataLock(place)
  if (!lock.ok) return
  try {
    projectAll(place, { afresh: false })
  } finally {
    lock.release()
  }
}
