import { existsSync } from 'node:fs'
import { type DataPlace, journalFile, suspicionOf } from '../data-place.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { StoreError } from '../trouble.ts'
import { finishMending } from './finish-mending.ts'
import { noteLostEnd } from './lost-end.ts'
import { mendJournal } from './mend-journal.ts'

/** Opens the journal of an engine, and mends a damaged one first. `now`: milliseconds since 1970. Throws StoreError. */
export function openMended(place: DataPlace, now: number): Database {
  finishMending(place)
  const file = journalFile(place.dataDir)
  if (existsSync(suspicionOf(file)) && existsSync(file)) mendJournal(place, now)
  try {
    return openProbed(place, now)
  } catch (error) {
    if (!(error instanceof StoreError && error.trouble.kind === 'corrupt')) throw error
    mendJournal(place, now)
    return openProbed(place, now)
  }
}

function openProbed(place: DataPlace, now: number): Database {
  const database = openJournal(place)
  try {
    // What every start reads: the newest entry, beside which the next one is written, and the rules.
    const reading = createJournalReading(database)
    reading.head()
    reading.lastRules()
    tryNote(() => noteLostEnd(place, database, now))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A disk that is full must not keep an engine from starting: what the state's opening finds is noted later then. */
function tryNote(note: () => void): void {
  try {
    note()
  } catch (error) {
    if (!(error instanceof StoreError) || error.trouble.kind === 'corrupt') throw error
  }
}
