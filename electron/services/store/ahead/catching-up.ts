import type { JournalReading } from '../journal/journal-reading.ts'
import { type EntryReading, readEntries } from '../projection/read-delivery.ts'
import type { ReadingAhead } from './reading-ahead.ts'

/** The projector takes half a second for so many; a thread begins in a fifth of that. */
const manyWaiting = 10_000
const fewWaiting = 1_000

/** Reads the journal of a running engine: while the projector is far behind, a thread of its own reads ahead of it. */
export interface CatchingUp extends EntryReading {
  /** After each batch. In a burst those who take deliveries in need the processors. */
  note(pace: { readonly waiting: number; readonly isBurst: boolean }): void
  close(): void
}

/** `begin` starts the thread. */
export function createCatchingUp(journal: Pick<JournalReading, 'after'>, begin: () => ReadingAhead): CatchingUp {
  const own = readEntries(journal)
  let entries = own
  // One for each time that it is behind: it ends by itself where the journal ended, and when it died another one would, too.
  let ahead: ReadingAhead | null = null

  const rest = (): void => {
    void ahead?.close()
    ahead = null
    entries = own
  }

  return {
    after: (seq, limit) => entries.after(seq, limit),
    note: ({ waiting, isBurst }) => {
      if (waiting < fewWaiting) return rest()
      if (ahead !== null || isBurst || waiting < manyWaiting) return
      ahead = begin()
      entries = ahead.before(own)
    },
    close: rest,
  }
}
