import type { DataPlace } from '../data-place.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entries/act.ts'
import { readIdentity } from '../journal/file/identity.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { askForRefold } from '../refold.ts'
import { onFile } from '../trouble.ts'
import { goOnBehind, projectedUpTo } from './positions.ts'

/**
 * A journal that ends before what the state was made of has lost its newest entries, and SQLite says nothing of it. Whoever
 * opens it first says so in it, behind the positions that are lost, because the state that knows of them is made again then.
 * The caller holds the lock of the folder. `now`: milliseconds since 1970. Throws StoreError when that cannot be written.
 */
export function noteLostEnd(place: DataPlace, journal: Database, now: number): void {
  const head = createJournalReading(journal).head()
  const known = projectedUpTo(place, readIdentity(journal))
  if (known <= head) return
  const act: Act = { kind: 'mended', what: 'journal', lost: known - head, setAside: null }
  onFile(journal.name, () => {
    askForRefold(place.dataDir)
    journal
      .transaction(() => {
        goOnBehind(journal, known)
        createJournalWriter(journal).write([packEntries([{ kind: 'act', at: now, act }])])
      })
      .immediate()
  })
}
