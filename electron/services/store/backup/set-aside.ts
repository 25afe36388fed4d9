import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DataPlace, journalFile, lockFile } from '../data-place.ts'
import { openForWriting } from '../database.ts'
import { journalMigrations } from '../journal/file/journal-schema.ts'
import { versionOf } from '../migrate.ts'
import { makeTrouble, onFile, StoreError, troubleOf } from '../trouble.ts'
import { assertWhole, readContent } from './content.ts'
import type { BackupFound } from './read-backup.ts'
import { settingsName } from './restore-note.ts'

/** Whether a folder is one that a restore set aside, wherever it lies now. The lock tells apart where an engine may work. */
export function isSetAside(path: string): boolean {
  return existsSync(journalFile(path)) && !existsSync(lockFile(path))
}

/** What a folder says of itself; null when it was not set aside. Whether it is sound is seen in a copy of it. */
export function readSetAside(folder: string): BackupFound | null {
  if (!isSetAside(folder)) return null
  const settings = join(folder, settingsName)
  return onFile(folder, () => ({
    madeAt: Math.floor(statSync(journalFile(folder)).mtimeMs),
    settings: existsSync(settings) ? readFileSync(settings, 'utf8') : null,
  }))
}

/**
 * Looks at a copy of what was set aside as a backup is looked at. Not at the folder itself, which reading would leave logs in.
 * Throws StoreError.
 */
export function assertSoundCopy(copy: DataPlace, folder: string): void {
  const [file, original] = [journalFile(copy.dataDir), journalFile(folder)]
  try {
    const journal = openForWriting({ file, nativeBinding: copy.nativeBinding }, 'FULL')
    try {
      onFile(file, () => {
        if (versionOf(journal) > journalMigrations.length) throw new StoreError(makeTrouble('newer', original))
        assertWhole(journal, file)
        if (!readContent(journal).isSound) throw new StoreError(makeTrouble('corrupt', file))
      })
    } finally {
      journal.close()
    }
  } catch (error) {
    if (troubleOf(error, file)?.kind !== 'corrupt') throw error
    const sentence = `What was set aside in ${folder} is damaged, so it cannot be put back. Choose a backup.`
    throw new StoreError({ ...makeTrouble('corrupt', original), sentence }, { cause: error })
  }
}
