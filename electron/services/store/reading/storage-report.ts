import { existsSync } from 'node:fs'
import { foldVersion } from '../../../core/projection.ts'
import { type DataPlace, journalFile, stateFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { journalMigrations } from '../journal/file/journal-schema.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { versionOf } from '../migrate.ts'
import { openStateForReading } from '../projection/open-state.ts'
import { stateMigrations } from '../projection/state-schema.ts'
import { createCounts } from '../queries/list/counts.ts'
import { onFile } from '../trouble.ts'

/** What the journal and the state are like, in numbers; null for a file that is not there. */
export interface StorageReport {
  readonly journal: JournalReport | null
  readonly state: StateReport | null
}

interface JournalReport {
  /** The form of its tables, and the newest that this app knows. */
  readonly form: number
  readonly newestForm: number
  readonly sqlite: string
  /** Entries that it ever had. */
  readonly entries: number
  readonly segments: number
  readonly packedEntries: number
  /** ISO 8601; null while it is empty. */
  readonly newestAt: string | null
}

interface StateReport {
  readonly form: number
  readonly newestForm: number
  readonly fold: number
  readonly newestFold: number
  /** Of the journal's entries, how many are projected. */
  readonly position: number
  readonly transactions: Readonly<Record<string, number | undefined>>
  readonly quarantined: number
}

/** Some small reads, whatever the size. Throws StoreError. */
export function readStorageReport(place: DataPlace): StorageReport {
  return {
    journal: reportOn(journalFile(place.dataDir), () => openJournalForReading(place), journalReport),
    state: reportOn(stateFile(place.dataDir), () => openStateForReading(place), stateReport),
  }
}

function reportOn<T>(file: string, open: () => Database, report: (database: Database) => T): T | null {
  if (!existsSync(file)) return null
  const database = open()
  try {
    return onFile(file, () => report(database))
  } finally {
    database.close()
  }
}

function journalReport(journal: Database): JournalReport {
  const packed = journal
    .prepare<[], { segments: number; entries: number }>(
      'SELECT count(*) AS segments, coalesce(sum(entries), 0) AS entries FROM segments',
    )
    .get()
  const newestAt = journal.prepare<[], number>('SELECT at FROM entries ORDER BY seq DESC LIMIT 1').pluck().get()
  return {
    form: versionOf(journal),
    newestForm: journalMigrations.length,
    sqlite: journal.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
    entries: createJournalReading(journal).head(),
    segments: packed?.segments ?? 0,
    packedEntries: packed?.entries ?? 0,
    newestAt: newestAt === undefined ? null : new Date(newestAt).toISOString(),
  }
}

function stateReport(state: Database): StateReport {
  const projection = state
    .prepare<[], { seq: number; fold_version: number }>('SELECT seq, fold_version FROM projection')
    .get()
  return {
    form: versionOf(state),
    newestForm: stateMigrations.length,
    fold: projection?.fold_version ?? 0,
    newestFold: foldVersion,
    position: projection?.seq ?? 0,
    transactions: { ...createCounts(state).statuses() },
    quarantined: state.prepare<[], number>('SELECT count(*) FROM quarantine').pluck().get() ?? 0,
  }
}
