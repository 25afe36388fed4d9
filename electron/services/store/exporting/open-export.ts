import { existsSync } from 'node:fs'
import type { OnProgress } from '../backup/content.ts'
import { openBoth } from '../both-files.ts'
import { type DataPlace, journalsIn, stateFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { projectIfUnserved } from '../projection/project-all.ts'
import { createExportReading, type ExportReading } from './export-reading.ts'
import { notingDamage } from './noting-damage.ts'
import { createReplayReading, type ReplayReading } from './replay-reading.ts'

interface Opened<Reading> {
  readonly reading: Reading
  close(): void
}
export type OpenedExport = Opened<ExportReading>
export type OpenedReplay = Opened<ReplayReading>

/**
 * Opens what is stored for an export, while an engine serves or none; then what it left unprojected is projected first.
 * `onProgress` is told which part of all transactions was looked at, from 0 to 1. Null for a folder in which nothing was ever
 * stored. Throws StoreError.
 */
export function openExport(place: DataPlace, onProgress: OnProgress = () => {}): OpenedExport | null {
  return openStored(place, (journal, state) => createExportReading(state, journal, onProgress))
}

/** The same for a replay. */
export function openReplay(place: DataPlace, onProgress: OnProgress = () => {}): OpenedReplay | null {
  return openStored(place, (journal, state) => createReplayReading(state, journal, onProgress))
}

function openStored<Reading>(
  place: DataPlace,
  read: (journal: Database, state: Database) => Reading,
): Opened<Reading> | null {
  if (!journalsIn(place.dataDir).some(file => existsSync(file))) return null
  return notingDamage(place, () => openSound(place, read))
}

function openSound<Reading>(
  place: DataPlace,
  read: (journal: Database, state: Database) => Reading,
): Opened<Reading> | null {
  projectIfUnserved(place)
  if (!existsSync(stateFile(place.dataDir))) return null
  const { begun, close } = openBoth(place, openJournalForReading, read)
  return { reading: begun, close }
}
