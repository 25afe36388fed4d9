import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const versions = '/usr/lib/postgresql'

/** Debian keeps the programs of each PostgreSQL beside the PATH, in a folder for each version; the newest comes first. */
export const postgresFolders = (): readonly string[] => {
  try {
    const known = readdirSync(versions).filter(name => /^\d+$/.test(name))
    return known.toSorted((a, b) => Number(b) - Number(a)).map(version => join(versions, version, 'bin'))
  } catch {
    return []
  }
}
