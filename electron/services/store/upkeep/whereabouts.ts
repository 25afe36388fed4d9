import { existsSync } from 'node:fs'
import { withBoth } from '../both-files.ts'
import { type DataPlace, journalFile, stateFile } from '../data-place.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { sizesOf } from '../retention/pruning/sizes.ts'

export interface Whereabouts {
  readonly transactions: number
  /** Milliseconds since 1970; null when there is none. */
  readonly oldest: number | null
  readonly entries: number
  readonly usedBytes: number
}

const nothing: Whereabouts = { transactions: 0, oldest: null, entries: 0, usedBytes: 0 }

/** Some small reads, whatever the size. Throws StoreError. */
export function readWhereabouts(place: DataPlace): Whereabouts {
  if (!existsSync(journalFile(place.dataDir)) || !existsSync(stateFile(place.dataDir))) return nothing
  return withBoth(place, openJournalForReading, (journal, state) => {
    const { transactions, bytes } = sizesOf(journal, state)
    const oldest = state
      .prepare<[], number>('SELECT first_received_at FROM transactions ORDER BY key LIMIT 1')
      .pluck()
      .get()
    return { transactions, oldest: oldest ?? null, entries: createJournalReading(journal).head(), usedBytes: bytes }
  })
}
