import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFile } from '../../folder/flush.ts'
import { type DataPlace, stateFile } from '../data-place.ts'
import { type Database, openForWriting } from '../database.ts'
import { namelessOf } from '../journal/entries/storm-step.ts'
import { readIdentity } from '../journal/file/identity.ts'
import { createJournalReading, type JournalReading } from '../journal/file/journal-reading.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { openState, openStateForReading } from '../projection/open-state.ts'
import { createProjector } from '../projection/projector.ts'
import { noteRefolded } from '../refold.ts'
import { keepUnder } from '../second-name.ts'
import { onFile, StoreError } from '../trouble.ts'
import { type Progress, projectHastily } from './project-hastily.ts'

export interface Rebuilt {
  /** Entries of the journal that were projected. */
  readonly entries: number
  /** Where the state before it is; null when there was none. */
  readonly setAside: string | null
}

/** Where the new state grows; what is left of one that was cut short is thrown away. */
const workshop = 'rebuilding'

/**
 * Makes the state again from the journal, beside the present one, which is set aside when the new one is whole: a rebuild
 * that is cut short changes nothing. Nobody is told twice. The caller holds the lock. Throws StoreError.
 */
export function rebuildState(place: DataPlace, progress: Progress): Rebuilt {
  const folder = join(place.dataDir, workshop)
  onFile(folder, () => emptyFolder(folder))
  const journal = openJournal(place)
  try {
    const entries = makeAnew({
      ...{ place, folder, progress },
      ...{ reading: createJournalReading(journal), journalId: readIdentity(journal) },
    })
    const setAside = onFile(place.dataDir, () => putInPlace(stateFile(folder), stateFile(place.dataDir)))
    noteRefolded(place.dataDir)
    return { entries, setAside }
  } finally {
    journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Making {
  readonly place: DataPlace
  /** Where it grows. */
  readonly folder: string
  readonly reading: JournalReading
  readonly journalId: string | null
  readonly progress: Progress
}

/** In haste; and once more with care when that meets a bug of ours, which only care finds the entry of. */
function makeAnew(making: Making): number {
  try {
    return make(making, projectHastily)
  } catch (error) {
    if (error instanceof StoreError) throw error
    onFile(making.folder, () => emptyFolder(making.folder))
    return make(making, projectWithCare)
  }
}

function make({ place, folder, reading, journalId, progress }: Making, project: typeof projectHastily): number {
  const fresh = { ...place, dataDir: folder }
  const { database } = openState({ ...fresh, journalHead: reading.head(), journalId: journalId })
  let entries = 0
  try {
    carryNotices(place, database, reading.head())
    entries = project(database, reading, progress)
  } finally {
    database.close()
  }
  makeDurable(fresh)
  return entries
}

function projectWithCare(state: Database, reading: JournalReading, { onProgress }: Progress): number {
  const projector = createProjector(state, reading)
  const limits = { maxEntries: 4096, maxMs: 1000, now: () => performance.now() }
  const of = reading.head()
  let applied = 0
  for (;;) {
    const { entries } = projector.projectBatch(limits)
    if (entries === 0) break
    applied += entries
    onProgress(projector.cursor(), of)
  }
  while (projector.copyStep(limits));
  return applied
}

/** Everything is on the disk, in the form in which readers expect it, before it takes the place of the present one. */
function makeDurable(fresh: DataPlace): void {
  const file = stateFile(fresh.dataDir)
  openForWriting({ file, nativeBinding: fresh.nativeBinding }, 'NORMAL').close()
  onFile(file, () => flushFile(file))
}

function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
}

/**
 * Who was not told yet is told after it, and nobody else. A state that cannot be read tells nothing of that; then what the
 * journal says of notices is all there is.
 */
function carryNotices(place: DataPlace, fresh: Database, journalHead: number): void {
  const before = openBefore(place)
  if (before === null) return
  try {
    const at = before
      .prepare<[], { seq: number; lapseUntil: number }>('SELECT seq, lapse_until AS lapseUntil FROM projection')
      .get()
    const due = before
      .prepare<[], string>(
        `SELECT id FROM notices WHERE state IN ('due', 'held') UNION SELECT notice_id FROM notices_carried`,
      )
      .pluck()
    const carry = fresh.prepare<[string]>('INSERT OR IGNORE INTO notices_carried (notice_id) VALUES (?)')
    fresh
      .transaction(() => {
        for (const id of due.iterate()) {
          carry.run(id)
          // An erasing takes the name away of whom it was, and leaves the notice for all others that it stands for.
          carry.run(namelessOf(id))
        }
        const lapseUntil = Math.min(Math.max(at?.seq ?? 0, at?.lapseUntil ?? 0), journalHead)
        fresh.prepare<[number]>('UPDATE projection SET lapse_until = ?').run(lapseUntil)
      })
      .immediate()
  } finally {
    before.close()
  }
}

function openBefore(place: DataPlace): Database | null {
  if (!existsSync(stateFile(place.dataDir))) return null
  try {
    return openStateForReading(place)
  } catch (error) {
    if (error instanceof StoreError && error.trouble.kind === 'corrupt') return null
    throw error
  }
}

/** At every moment one of the two is in place. A write-ahead log of the one before must not meet the new one. */
function putInPlace(fresh: string, file: string): string | null {
  const aside = `${file}.before-rebuild`
  const wasThere = existsSync(file)
  if (wasThere) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(aside + suffix, { force: true })
    keepUnder(aside, file)
    for (const suffix of ['-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  }
  renameSync(fresh, file)
  rmSync(`${file}.suspect`, { force: true })
  return wasThere ? aside : null
}
