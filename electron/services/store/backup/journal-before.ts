import { existsSync } from 'node:fs'
import { type DataPlace, journalFile } from '../data-place.ts'
import { type Database, openForReading, openForWriting } from '../database.ts'
import { lastPosition, projectedUpTo } from '../mending/positions.ts'
import { unlessDamaged } from '../mending/salvage.ts'
import { erasingsIn } from '../retention/erasing/erasings.ts'
import { makeTrouble, onFile, StoreError, troubleOf } from '../trouble.ts'

export interface JournalBefore {
  /** The newest position that is known to have been given. */
  readonly lastPosition: number
  /** What tells each erasing apart; null when that cannot be read. */
  readonly erasings: ReadonlySet<string> | null
}

/** What has to be known of a journal whose place a backup takes. Damage is the usual reason for that. Throws StoreError. */
export function lookAtJournalBefore(place: DataPlace): JournalBefore {
  const file = journalFile(place.dataDir)
  if (!existsSync(file)) return { lastPosition: projectedUpTo(place), erasings: new Set() }
  try {
    const journal = openForReading({ file, nativeBinding: place.nativeBinding })
    try {
      const erasings = unlessDamaged(journal, () => (isEmpty(journal) ? new Set<string>() : erasingsIn(journal)))
      return { lastPosition: lastPosition(journal, place), erasings }
    } finally {
      journal.close()
    }
  } catch (error) {
    if (troubleOf(error, file)?.kind !== 'corrupt') throw error
    return { lastPosition: projectedUpTo(place), erasings: null }
  }
}

/** A file in which nothing was ever made. */
function isEmpty(journal: Database): boolean {
  return journal.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'entries'`).get() === undefined
}

/**
 * So that the file alone is the whole journal. Who reads an older moment of it keeps the newest commits in the log: then it
 * is refused. One that is too damaged to be opened is kept as it is, and its log beside it, which only it could be read with.
 */
export function foldLogInto({ dataDir, nativeBinding }: DataPlace): void {
  const file = journalFile(dataDir)
  if (!existsSync(file)) return
  try {
    const journal = openForWriting({ file, nativeBinding }, 'FULL')
    try {
      const isBusy = onFile(file, () => journal.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) !== 0
      if (isBusy) throw new StoreError(makeTrouble('locked', file))
    } finally {
      journal.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError && error.trouble.kind === 'corrupt')) throw error
  }
}
