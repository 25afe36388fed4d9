import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journalFile } from '../../data-place.ts'
import type { Database } from '../../database.ts'
import { makeTrouble, type StoreTrouble, troubleOf } from '../../trouble.ts'

const probeName = 'probe'
/** As much as a small delivery. */
const probeBytes = 4096
const probeText = 'x'.repeat(probeBytes)
/** Another value each time: SQLite writes nothing of a value that stays the same. */
const commitSql = `
  INSERT INTO facts (name, value) VALUES ('${probeName}', randomblob(${probeBytes}))
  ON CONFLICT DO UPDATE SET value = excluded.value
`

interface Place {
  readonly journal: Database
  readonly dataDir: string
  /** Throws when the file is not the one of its name any more. */
  readonly assertInPlace: () => void
  /** Whether the last commit was refused. */
  readonly isRefusing: boolean
}

/**
 * What would keep an entry from being written now; null for nothing. The journal is locked for writing and let go, and a
 * file of our own beside it is written through to the disk, read back and removed: no entry is made for it. A lock writes
 * nothing, and what a disk refuses of one file it may take of another: so after a refusal only a commit shows that it is over.
 */
export function findTrouble({ journal, dataDir, assertInPlace, isRefusing }: Place): StoreTrouble | null {
  const file = journalFile(dataDir)
  const probe = join(dataDir, probeName)
  try {
    assertInPlace()
    if (isRefusing) journal.exec(commitSql)
    else journal.exec('BEGIN IMMEDIATE; ROLLBACK')
    writeFileSync(probe, probeText, { mode: 0o600, flush: true })
    const isSame = readFileSync(probe, 'utf8') === probeText
    rmSync(probe)
    return isSame ? null : makeTrouble('io', file)
  } catch (error) {
    return troubleOf(error, file) ?? makeTrouble('io', file)
  }
}
