import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'

/** What a file is called until it is whole: another name each time, as two may write the same file at once. */
export const unfinishedName = (file: string): string => `${file}.${randomBytes(4).toString('hex')}.part`

/** Also of what SQLite keeps beside it. */
export const isUnfinished = (path: string, file: string): boolean =>
  path.startsWith(file) && /^\.[0-9a-f]{8}\.part/.test(path.slice(file.length))

/** Gives what is whole its name. `isNew`: fails with EEXIST where something has that name, and leaves it as it is. */
export function nameWhole(unfinished: string, file: string, isNew: boolean): void {
  if (isNew) nameNew(unfinished, file)
  else renameSync(unfinished, file)
}

/** A rename would take the place of what came meanwhile. */
function nameNew(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if (isNameTaken(error)) throw error
    return nameWithoutLink(unfinished, file)
  }
  rmSync(unfinished, { force: true })
}

/** Some file systems know no second name for a file: an empty file keeps the name free of others until the rename. */
function nameWithoutLink(unfinished: string, file: string): void {
  closeSync(openSync(file, 'wx', 0o600))
  try {
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

export function isNameTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
