import { accessSync, constants, existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { DatabaseFacts } from '../../../core/health/facts.ts'
import { hasUntoldRestore } from '../backup/restore-note.ts'
import { type DataPlace, journalFile } from '../data-place.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { hasUnfinishedErasing } from '../retention/erasing/unfinished-erasing.ts'
import { makeTrouble, onFile, StoreError, type StoreTrouble } from '../trouble.ts'

/**
 * How the files are while no engine works on them. Only the journal counts: the state is made again from it at the next
 * start. Nothing is written, and a folder in which nothing was ever stored is in order.
 */
export async function lookAtFiles(place: DataPlace): Promise<DatabaseFacts> {
  const found = await statfs(place.dataDir).catch(() => null)
  return {
    journal: journalTrouble(place),
    projector: null,
    reader: null,
    behind: 0,
    stalledMs: 0,
    freeBytes: found === null ? null : found.bavail * found.bsize,
    hasUnfinishedErasing: hasUnfinishedErasing(place.dataDir),
    hasUntoldRestore: hasUntoldRestore(place.dataDir),
  }
}

function journalTrouble(place: DataPlace): StoreTrouble | null {
  const file = journalFile(place.dataDir)
  try {
    if (!existsSync(place.dataDir)) return null
    onFile(file, () => accessSync(place.dataDir, constants.W_OK))
    if (!existsSync(file)) return null
    const journal = openJournalForReading(place)
    try {
      onFile(file, () => createJournalReading(journal).head())
      onFile(file, () => accessSync(file, constants.W_OK))
      return null
    } finally {
      journal.close()
    }
  } catch (error) {
    return error instanceof StoreError ? error.trouble : makeTrouble('io', file)
  }
}
