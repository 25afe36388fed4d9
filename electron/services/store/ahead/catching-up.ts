import type { JournalReading } from '../journal/file/journal-reading.ts'
import { type EntryReading, readEntries } from '../projection/entries/read-delivery.ts'
import type { ReadingAhead } from './reading-ahead.ts'

/** The projector takes half a second for so many; a thread begins in a fifth of that. */
const manyWaiting = 10_000

/** Reads the journal of a running engine: while the projector is far behind, a thread of its own reads ahead of it. */
export interface CatchingUp extends EntryReading {
  /** After each batch: so many entries wait. */
  note(waiting: number): void
  close(): void
}

/**
 * `begin` starts the thread: once, when it is needed for the first time. From then on it sleeps until it is needed again, so
 * that no thread begins and ends for each backlog.
 */
export function createCatchingUp(journal: Pick<JournalReading, 'after'>, begin: () => ReadingAhead): CatchingUp {
  const own = readEntries(journal)
  let entries = own
  let ahead: ReadingAhead | null = null

  return {
    after: (seq, limit) => entries.after(seq, limit),
    note: waiting => {
      if (waiting < manyWaiting) return
      if (ahead !== null) return ahead.goOn()
      ahead = begin()
      entries = ahead.before(own)
    },
    close: () => void ahead?.close(),
  }
}
