import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journalFile } from '../../data-place.ts'
import type { Database } from '../../database.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../../trouble.ts'

const probeName = 'probe'
/** As much as a small delivery. */
const probeText = 'x'.repeat(4096)

interface Place {
  readonly journal: Database
  readonly dataDir: string
  /** Throws when the file is not the one of its name any more. */
  readonly assertInPlace: () => void
}

/**
 * What would keep an entry from being written now; null for nothing. The journal is locked for writing and let go, and a
 * file of our own beside it is written through to the disk, read back and removed: no entry is made for it.
 */
export function findTrouble({ journal, dataDir, assertInPlace }: Place): StoreTrouble | null {
  const file = journalFile(dataDir)
  const probe = join(dataDir, probeName)
  try {
    assertInPlace()
    journal.exec('BEGIN IMMEDIATE')
    journal.exec('ROLLBACK')
    writeFileSync(probe, probeText, { mode: 0o600, flush: true })
    const isSame = readFileSync(probe, 'utf8') === probeText
    rmSync(probe)
    return isSame ? null : makeTrouble('io', file)
  } catch (error) {
    return troubleOf(error, file) ?? makeTrouble('io', file)
  }
}
