import type { DataPlace } from '../../../electron/services/store/data-place.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../electron/services/store/journal/packing.ts'
import { projectAll } from '../../../electron/services/store/projection/project-all.ts'
import { createPacking } from '../../../electron/services/store/retention/pack.ts'
import { history } from './history.ts'

export interface Filled {
  readonly deliveries: number
  readonly appendMs: number
  readonly projectMs: number
}

interface Filling {
  /** When the history ends, in milliseconds since 1970. */
  readonly end: number
  /** Whether what is old is packed on the way, as an engine would have done it by then. */
  readonly isPacked?: boolean
}

const entriesPerWrite = 1000
const entriesPerPacking = 50_000

/** Writes a history straight into the journal, and projects it as a rebuild does. */
export function fill(place: DataPlace, transactions: number, { end, isPacked = false }: Filling): Filled {
  const begun = performance.now()
  const journal = openJournal(place)
  const { pack } = createPacking(journal)
  const { write } = createJournalWriter(journal)
  let waiting: Entry[] = []
  let deliveries = 0
  const flush = (): void => {
    write([packEntries(waiting)])
    deliveries += waiting.length
    waiting = []
    if (isPacked && deliveries % entriesPerPacking === 0)
      while (pack({ upTo: deliveries, before: Number.POSITIVE_INFINITY, all: false }) > 0);
  }
  for (const entry of history(transactions, end)) {
    waiting.push(entry)
    if (waiting.length === entriesPerWrite) flush()
  }
  flush()
  journal.close()
  const appended = performance.now()
  projectAll(place, { afresh: false })
  return { deliveries, appendMs: appended - begun, projectMs: performance.now() - appended }
}
