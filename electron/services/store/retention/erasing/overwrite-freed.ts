import type { Database } from '../../database.ts'
import { onFile, StoreError } from '../../trouble.ts'

/** Most that only read are done by then. */
const usualPatienceMs = 10_000

/**
 * Overwrites what was taken out: freed pages keep what stood in them until they are used again, so the journal is written
 * anew. Backups, exports and replay read without the lock of the folder, and as long as one does, SQLite keeps the pages
 * that it sees. Throws StoreError when that lasts longer than `patienceMs`: then nothing is overwritten for sure.
 */
export function overwriteFreed(journal: Database, patienceMs = usualPatienceMs): void {
  const file = journal.name
  onFile(file, () => {
    journal.exec('VACUUM')
    journal.pragma(`busy_timeout = ${Math.trunc(patienceMs)}`)
    // It says so in its answer, and only there, when it gave up waiting.
    const isCutShort = journal.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0
    if (isCutShort) throw new StoreError({ kind: 'locked', file, sentence: heldSentence(file) })
  })
}

const heldSentence = (file: string): string =>
  `Another program still reads ${file}, so what was taken out still stands in it. ` +
  'Wait until backups, exports and replays have ended, or end them, and erase again.'
