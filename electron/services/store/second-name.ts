import { constants, copyFileSync, linkSync } from 'node:fs'

/** Keeps what a file holds under a second name, so that another one may take its place. The second name must be free. */
export function keepUnder(name: string, file: string): void {
  try {
    linkSync(file, name)
  } catch {
    // Some file systems know no second name for a file.
    copyFileSync(file, name, constants.COPYFILE_FICLONE)
  }
}
