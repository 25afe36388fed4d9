import { join } from 'node:path'

/** Where the data lives. */
export interface DataPlace {
  readonly dataDir: string
  /** A binding outside better-sqlite3's package; null takes the package's own. */
  readonly nativeBinding: string | null
}

export const journalFile = (dataDir: string): string => join(dataDir, 'journal.db')
export const stateFile = (dataDir: string): string => join(dataDir, 'state.db')
export const lockFile = (dataDir: string): string => join(dataDir, 'lock.db')
