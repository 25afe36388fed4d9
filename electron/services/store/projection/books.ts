import type { Database } from '../database.ts'
import type { JournalReading } from '../journal/file/journal-reading.ts'
import { createCopyBook } from './outbox/copy-book.ts'
import { createOutboxBook } from './outbox/outbox-book.ts'
import { createLearnedNormals } from './sums/learned-normals.ts'
import { createTallies } from './sums/tallies.ts'
import { createBlindBook } from './telling/blind-book.ts'
import { createNoticeBook } from './telling/notice-book.ts'
import { createStormBook } from './telling/storm-book.ts'
import { createStormSteps } from './telling/storm-steps.ts'
import { createUnusualBook } from './telling/unusual-book.ts'
import { createAppMemory } from './transactions/app-memory.ts'
import { createModelEvents } from './transactions/model-events.ts'
import { createStateWriting } from './transactions/state-writing.ts'
import { createWorks } from './transactions/works.ts'

interface Options {
  /** See the table `projection`. */
  readonly lapseUntil: number
  readonly onQuarantined: () => void
}

const lengthOfRecentBodies = 4 * 1024 * 1024

/** All that entries are written into, each with what it remembers of earlier ones. */
export function createBooks(state: Database, journal: JournalReading, { lapseUntil, onQuarantined }: Options) {
  const works = createWorks(state, journal, lengthOfRecentBodies)
  const writing = createStateWriting(state, onQuarantined)
  const copies = createCopyBook(state)
  const notices = createNoticeBook(state, lapseUntil, copies.isCopy)
  const apps = createAppMemory(state)
  const normals = createLearnedNormals(state)
  const tallies = createTallies(state)
  const storms = createStormBook(state)
  const stormSteps = createStormSteps(state)
  const outbox = createOutboxBook(state, journal, copies)

  return {
    ...{ works, writing, notices, apps, normals, tallies, storms, stormSteps, outbox },
    isCopy: copies.isCopy,
    models: createModelEvents(state, journal, works),
    windows: createBlindBook(state),
    unusual: createUnusualBook(state),
    /** After a roll-back: what is in memory was never written. */
    clear: (): void => {
      for (const book of [works, apps, normals, tallies, writing, storms, stormSteps, outbox, copies]) book.clear()
      notices.take()
    },
  }
}
