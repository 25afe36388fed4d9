import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { DataPlace } from '../data-place.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { readEntries } from '../projection/entries/read-delivery.ts'
import { troubleOf } from '../trouble.ts'
import { packChunk } from './chunk.ts'
import { type Lead, leadKeeper } from './lead.ts'

export interface AheadThreadData extends DataPlace {
  readonly lead: Lead
  /** Takes chunks, as texts. */
  readonly chunks: MessagePort
}

/** Each entry may be as large as the receiver allows. */
const entriesPerChunk = 64

// The side of whoever projects fills this.
if (parentPort !== null) start(workerData as AheadThreadData)

/** Reads what there is, and rests at the journal's end, until no more is wanted. */
function start(data: AheadThreadData): void {
  try {
    const database = openJournalForReading(data)
    try {
      readAhead(readEntries(createJournalReading(database)), data)
    } finally {
      database.close()
    }
  } catch (error) {
    // The thread that projects comes to the same place by itself, and says what is wrong with it.
    if (troubleOf(error, data.dataDir) === null) throw error
  } finally {
    data.chunks.close()
  }
}

function readAhead(reading: ReturnType<typeof readEntries>, { lead, chunks }: AheadThreadData): void {
  const keeper = leadKeeper(lead)
  let behind = 0
  while (keeper.waitForRoom()) {
    behind = Math.max(behind, keeper.passed())
    const entries = reading.after(behind, entriesPerChunk)
    const last = entries.at(-1)?.seq
    if (last === undefined) {
      keeper.rest()
      continue
    }
    const text = packChunk({ behind, last, entries })
    chunks.postMessage(text)
    keeper.sent(text.length)
    behind = last
  }
}
