import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where the data lives. */
export interface DataPlace {
  readonly dataDir: string
  /** A binding outside better-sqlite3's package; null takes the package's own. */
  readonly nativeBinding: string | null
}

export const journalFile = (dataDir: string): string => join(dataDir, 'journal.db')
export const stateFile = (dataDir: string): string => join(dataDir, 'state.db')
/** There when reading a database met damage: the next start makes it again, or mends it. */
export const suspicionOf = (file: string): string => `${file}.suspect`
/** Made of a damaged file, whole, and about to take its place. */
export const mendedOf = (file: string): string => `${file}.mended`
/** What holds everything that was received, under one of these names. */
export const journalsIn = (dataDir: string): readonly string[] => [journalFile(dataDir), mendedOf(journalFile(dataDir))]
/** There when the state does not follow from the journal any more, because that lost entries. */
export const refoldMark = (dataDir: string): string => join(dataDir, 'state.db.refold')
export const lockFile = (dataDir: string): string => join(dataDir, 'lock.db')

/** A name for a damaged file under which nothing was set aside before. */
export function nameAside(file: string, n = 1): string {
  const name = `${file}.damaged-${n}`
  return existsSync(name) ? nameAside(file, n + 1) : name
}
