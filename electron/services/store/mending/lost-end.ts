import { existsSync, writeFileSync } from 'node:fs'
import { type DataPlace, refoldMark, stateFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entries/act.ts'
import { readIdentity } from '../journal/file/identity.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { openStateForReading } from '../projection/open-state.ts'
import { onFile } from '../trouble.ts'
import { goOnBehind } from './positions.ts'

/**
 * A journal that ends before what the state was made of has lost its newest entries, and SQLite says nothing of it. Whoever
 * opens it first says so in it, behind the positions that are lost, because the state that knows of them is made again then.
 * The caller holds the lock of the folder. `now`: milliseconds since 1970. Throws StoreError when that cannot be written.
 */
export function noteLostEnd(place: DataPlace, journal: Database, now: number): void {
  const head = createJournalReading(journal).head()
  const known = madeUpTo(place, readIdentity(journal))
  if (known <= head) return
  const act: Act = { kind: 'mended', what: 'journal', lost: known - head, setAside: null }
  onFile(journal.name, () => {
    // First: a state that is folded again without need does no harm.
    writeFileSync(refoldMark(place.dataDir), '')
    journal
      .transaction(() => {
        goOnBehind(journal, known)
        createJournalWriter(journal).write([packEntries([{ kind: 'act', at: now, act }])])
      })
      .immediate()
  })
}

/** How far the state was made of this journal; 0 where it cannot say so, or was made of another one. */
function madeUpTo(place: DataPlace, journalId: string | null): number {
  if (!existsSync(stateFile(place.dataDir))) return 0
  try {
    const state = openStateForReading(place)
    try {
      // All columns: those of an earlier version do not name the journal.
      const made = state.prepare<[], { seq: number; journal?: string | null }>('SELECT * FROM projection').get()
      const isOther = journalId !== null && (made?.journal ?? journalId) !== journalId
      return made === undefined || isOther ? 0 : made.seq
    } finally {
      state.close()
    }
  } catch {
    // It is damaged, and made again.
    return 0
  }
}
