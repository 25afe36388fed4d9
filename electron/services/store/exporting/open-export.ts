import { existsSync } from 'node:fs'
import type { OnProgress } from '../backup/backup.ts'
import { type DataPlace, journalFile, stateFile } from '../data-place.ts'
import { openJournalForReading } from '../journal/open-journal.ts'
import { openStateForReading } from '../projection/open-state.ts'
import { projectIfUnserved } from '../projection/project-all.ts'
import { createExportReading, type ExportReading } from './export-reading.ts'

export interface OpenedExport {
  readonly reading: ExportReading
  close(): void
}

/**
 * Opens what is stored for an export, while an engine serves or none; then what it left unprojected is projected first.
 * `onProgress` is told
 * which part of all transactions was looked at, from 0 to 1. Null for a folder in which nothing was ever stored. Throws StoreError.
 */
export function openExport(place: DataPlace, onProgress: OnProgress = () => {}): OpenedExport | null {
  if (!existsSync(journalFile(place.dataDir))) return null
  projectIfUnserved(place)
  if (!existsSync(stateFile(place.dataDir))) return null
  const journal = openJournalForReading(place)
  try {
    const state = openStateForReading(place)
    return {
      reading: createExportReading(state, journal, onProgress),
      close: () => {
        state.close()
        journal.close()
      },
    }
  } catch (error) {
    journal.close()
    throw error
  }
}
