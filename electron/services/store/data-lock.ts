import { mkdirSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { exchange } from './backup/exchange.ts'
import { type DataPlace, lockFile } from './data-place.ts'
import { finishMending } from './mending/finish-mending.ts'
import { makeOwnFile } from './own-file.ts'
import { toEnd } from './to-end.ts'
import { onFile, StoreError } from './trouble.ts'

export type DataLock = { readonly ok: true; readonly release: () => void } | { readonly ok: false }

/**
 * One process for a data folder. The lock is an open transaction on a file of its own, so the operating system frees it
 * when the process dies, however it dies. Throws StoreError when the folder cannot be used at all.
 * Whoever holds it finds the journal in its place, also where a mending or a restore was cut short.
 * With patience it blocks this thread for at most that long while another holds the lock.
 */
export function acquireDataLock({ dataDir, nativeBinding }: DataPlace, patienceMs = 0): DataLock {
  const file = lockFile(dataDir)
  try {
    return onFile(file, () => {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 })
      makeOwnFile(file)
      const database = new Sqlite(file, { timeout: patienceMs, ...(nativeBinding === null ? {} : { nativeBinding }) })
      try {
        database.exec('BEGIN EXCLUSIVE')
        // First: what was mended is of the journal that a backup takes the place of.
        toEnd(exchange(dataDir))
        finishMending({ dataDir })
      } catch (error) {
        database.close()
        throw error
      }
      return { ok: true, release: () => database.close() }
    })
  } catch (error) {
    if (error instanceof StoreError && error.trouble.kind === 'locked') return { ok: false }
    throw error
  }
}
