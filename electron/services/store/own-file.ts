import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that its owner alone may read, for SQLite to fill; it would make one that everybody may, and gives its
 * logs the same rights. One that is there is not opened: closing it would take the locks of other connections with it.
 */
export function makeOwnFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
