import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { flushFile } from '../../folder/flush.ts'
import { type DataPlace, journalFile } from '../data-place.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { goOnBehind, lastPosition } from '../mending/positions.ts'
import { erasingsIn } from '../retention/erasing/erasings.ts'
import { onFile } from '../trouble.ts'
import { settingsName } from './restore-note.ts'
import { restoredSettings } from './restored-settings.ts'

/** Where everything is made ready. */
export function copyInto(workshop: string, file: string): void {
  onFile(workshop, () => {
    rmSync(workshop, { recursive: true, force: true })
    mkdirSync(workshop, { recursive: true, mode: 0o700 })
    for (const suffix of ['', '-wal']) {
      if (!existsSync(file + suffix)) continue
      copyFileSync(file + suffix, journalFile(workshop) + suffix)
      // A copy has the mode of what was copied, which may be kept as a file that nobody writes to, or that others read.
      chmodSync(journalFile(workshop) + suffix, 0o600)
    }
  })
}

interface Preparing {
  readonly now: number
  /** Positions up to here were given by the journal before, and who follows it remembers them: they are not given again. */
  readonly behind: number
}

interface Prepared {
  /** What tells each erasing apart that it knows of. */
  readonly known: ReadonlySet<string>
  readonly head: number
}

/** Everything is done to the copy, so that it only has to change its place. */
export function prepareJournal(place: DataPlace, { now, behind }: Preparing): Prepared {
  const file = journalFile(place.dataDir)
  const copy = new Sqlite(file, place.nativeBinding === null ? {} : { nativeBinding: place.nativeBinding })
  onFile(file, () => copy.exec('DROP TABLE IF EXISTS backup'))
  copy.close()
  const journal = openJournal(place)
  try {
    return onFile(file, () => {
      goOnBehind(journal, behind)
      // Of all positions, also those that no entry has: what is older than the act reaches back to the first.
      const entries = lastPosition(journal, place)
      createJournalWriter(journal).write([packEntries([{ kind: 'act', at: now, act: { kind: 'restored', entries } }])])
      journal.pragma('wal_checkpoint(TRUNCATE)')
      return { known: erasingsIn(journal), head: lastPosition(journal, place) }
    })
  } finally {
    journal.close()
    flushFile(file)
  }
}

/** As the settings' own engine writes them. False: this version cannot read those of the backup. */
export function writeSettings(workshop: string, backup: string | null, settingsFile: string): boolean {
  const restored = onFile(settingsFile, () => restoredSettings(backup, settingsFile))
  if (restored === null) return false
  const file = join(workshop, settingsName)
  onFile(file, () => writeFileSync(file, JSON.stringify(restored, null, '\t'), { mode: 0o600, flush: true }))
  return true
}
