import Sqlite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { type RetentionSettings, retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { cutoffsOf } from '../../../../electron/core/retention/policy.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import type { Database } from '../../../../electron/services/store/database.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import {
  createJournalReading,
  type StoredEntry,
} from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal, openJournalForReading } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import { openState, openStateForReading } from '../../../../electron/services/store/projection/open-state.ts'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { createProjector } from '../../../../electron/services/store/projection/projector.ts'
import { createPacking } from '../../../../electron/services/store/retention/pack.ts'
import { createPruning } from '../../../../electron/services/store/retention/pruning/prune.ts'
import { createTrimming, type TrimStep } from '../../../../electron/services/store/retention/trimming/trim.ts'
import { placeOf, tempDir } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'

/** Long after everything that tests receive. */
const muchLater = Date.parse('2030-01-01T00:00:00Z')

const retention = (wanted: Partial<RetentionSettings>): RetentionSettings => retentionSettingsSchema.parse(wanted)

/** A folder on which no engine works, and everything that is done with old data. */
export function openFolder(dir = tempDir()) {
  const place = placeOf(dir)
  const journal = openJournal(place)
  projectAll(place, { afresh: false })
  const state = openStateForReading(place)
  const close = () => {
    if (journal.open) journal.close()
    if (state.open) state.close()
  }
  onTestFinished(close)
  const { write } = createJournalWriter(journal)
  const project = () => void projectAll(place, { afresh: false })
  /** As a projector does that has little time for each commit, and one that is stopped before it copies histories. */
  const projectInSteps = (maxEntries: number, isStopped = false) => {
    const reading = createJournalReading(journal)
    const { database } = openState({ ...place, journalHead: reading.head() })
    const { projectBatch, copyStep } = createProjector(database, reading)
    const limits = { maxEntries, maxMs: 1000, now: () => 0 }
    while (projectBatch(limits).entries > 0);
    while (!isStopped && copyStep(limits));
    database.close()
  }
  const { pack } = createPacking(journal)
  const trim = createTrimming(journal, state)
  const prune = createPruning(journal, state)
  return {
    ...{ dir, place, journal, state, project, projectInSteps, close },
    receive: (...entries: readonly Entry[]) => {
      if (entries.length > 0) write([packEntries(entries)])
      project()
    },
    packAll: (before = muchLater): number => {
      let packed = 0
      for (let step = -1; step !== 0; packed += step) step = pack({ upTo: Number.MAX_SAFE_INTEGER, before, all: true })
      return packed
    },
    /** Returns how many transactions were trimmed. */
    trimAll: (wanted: Partial<RetentionSettings> = { trimAfterDays: 1 }, now = muchLater): number => {
      let trimmed = 0
      for (let after: number | null = 0; after !== null; ) {
        const step: TrimStep = trim({ after, ...cutoffsOf(retention(wanted), now), now })
        after = step.lastSeq
        trimmed += step.transactions
      }
      project()
      return trimmed
    },
    /** Returns how many transactions went. */
    pruneAll: (wanted: Partial<RetentionSettings>, now = muchLater, looksAtAll = true): number => {
      let gone = 0
      for (let isDone = false; !isDone; ) {
        const step = prune({ settings: retention(wanted), now, looksAtAll })
        gone += step.gone
        isDone = step.gone === 0 && !step.hasMore
        project()
      }
      return gone
    },
    /** Into the journal alone. */
    append: (...entries: readonly Entry[]) => void write([packEntries(entries)]),
    /** One step. */
    prune: (wanted: Partial<RetentionSettings>, now = muchLater): number =>
      prune({ settings: retention(wanted), now }).gone,
    /** All of the journal, as a rebuild does. */
    projectAfresh: () => void projectAll(place, { afresh: true }),
    dump: () => dumpOf(dir),
  }
}

/** Everything that can be read out of the journal, packed or not. */
export function entriesIn(dir: string): readonly StoredEntry[] {
  const journal = openJournalForReading(placeOf(dir))
  const reading = createJournalReading(journal)
  const entries: StoredEntry[] = []
  for (let found = reading.after(0, 1000); found.length > 0; found = reading.after(found.at(-1)?.seq ?? 0, 1000))
    entries.push(...found)
  journal.close()
  return entries
}

/** The journal of a folder, over a connection that does something just before it first locks the file for writing. */
export function journalThatLocksAfter(dir: string, act: () => void): Database {
  let isNext = true
  const journal = new Sqlite(journalFile(dir), {
    // SQLite names each statement just before it runs it.
    verbose: statement => {
      if (!isNext || statement !== 'BEGIN IMMEDIATE') return
      isNext = false
      act()
    },
  })
  onTestFinished(() => void journal.close())
  return journal
}
