import { openBoth } from '../both-files.ts'
import type { DataPlace } from '../data-place.ts'
import type { Entry } from '../journal/entries/entry.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { projectAll } from '../projection/project-all.ts'
import { onFile } from '../trouble.ts'
import { createKnowledge, identityOf } from './known-entries.ts'

export interface Imported {
  readonly stored: number
  /** They were here before. */
  readonly known: number
  /** Stored, but odd. */
  readonly odd: number
}

export interface Importing {
  /** Puts entries of an export behind what is there, in one commit that also says that nobody is told of them. */
  take(entries: readonly Entry[]): Imported
  /** Projects what was taken. */
  close(): void
}

/** The caller holds the lock of the folder. What is known is what was there at the opening. Throws StoreError. */
export function openImporting(place: DataPlace, now: () => number): Importing {
  projectAll(place, { afresh: false })
  const { begun, close } = openBoth(place, openJournal, (journal, state) => {
    const { write } = createJournalWriter(journal)
    const isKnown = createKnowledge(state, journal)
    return (entries: readonly Entry[]): Imported => {
      const fresh = entries.filter(entry => !isKnown(entry))
      if (fresh.length > 0) {
        const mark = { kind: 'act', at: now(), act: { kind: 'restored', entries: fresh.length } } as const
        onFile(journal.name, () => write([packEntries([...fresh, mark])]))
      }
      const odd = fresh.filter(entry => entry.kind === 'delivery' && identityOf(entry) === null).length
      return { stored: fresh.length - odd, known: entries.length - fresh.length, odd }
    }
  })

  return {
    take: begun,
    close: () => {
      close()
      projectAll(place, { afresh: false })
    },
  }
}
