import { acquireDataLock } from '../../data-lock.ts'
import type { DataPlace } from '../../data-place.ts'
import { noteLostEnd } from '../../mending/lost-end.ts'
import { onFile } from '../../trouble.ts'
import type { Entry } from '../entries/entry.ts'
import { createJournalWriter } from '../journal-writer.ts'
import { packEntries } from '../packing.ts'
import { openJournal } from './open-journal.ts'

/**
 * Writes one entry to the journal of a folder on which no engine works; whoever reads next projects it. False when
 * another process still holds the folder after that many milliseconds, and nothing was written. Throws StoreError.
 */
export function appendAlone(place: DataPlace, entry: Entry, patienceMs: number): boolean {
  const lock = acquireDataLock(place, patienceMs)
  if (!lock.ok) return false
  try {
    const journal = openJournal(place)
    try {
      noteLostEnd(place, journal, Date.now())
      onFile(journal.name, () => createJournalWriter(journal).write([packEntries([entry])]))
      return true
    } finally {
      journal.close()
    }
  } finally {
    lock.release()
  }
}
