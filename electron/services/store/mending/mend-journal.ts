import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { type DataPlace, journalFile, mendedOf, nameAside } from '../data-place.ts'
import { type Database, openForWriting } from '../database.ts'
import type { Act } from '../journal/entries/act.ts'
import { journalMigrations } from '../journal/file/journal-schema.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { packEntries } from '../journal/packing.ts'
import { migrate, versionOf } from '../migrate.ts'
import { makeTrouble, onFile, StoreError } from '../trouble.ts'
import { finishMending } from './finish-mending.ts'
import { openDamaged } from './open-damaged.ts'
import { goOnBehind, lastPosition } from './positions.ts'
import { salvageTable, unlessDamaged } from './salvage.ts'
import { ofEntries, ofSegments } from './usable-rows.ts'

/**
 * Makes a new journal of what can be read of a damaged one, at the same positions, and sets the damaged file aside. The
 * journal says itself what was lost, so that a person is told. The caller holds the lock of the folder, and nothing is
 * open. Throws StoreError when nothing can be read; then the file is as it was.
 */
export function mendJournal(place: DataPlace, now: number): void {
  const file = journalFile(place.dataDir)
  onFile(file, () => {
    if (!existsSync(mendedOf(file))) makeMended(place, file, now)
    finishMending(place)
  })
}

function makeMended(place: DataPlace, file: string, now: number): void {
  const unfinished = `${file}.mending`
  const removeAll = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true })
  }
  removeAll()
  const fresh = openForWriting({ file: unfinished, nativeBinding: place.nativeBinding }, 'FULL')
  try {
    migrate(fresh, { file: unfinished, migrations: journalMigrations, backup: false })
    fresh.pragma('wal_checkpoint(TRUNCATE)')
    const lost = fill(fresh, place, { file, unfinished })
    const act: Act = { kind: 'mended', what: 'journal', lost, setAside: basename(nameAside(file)) }
    createJournalWriter(fresh).write([packEntries([{ kind: 'act', at: now, act }])])
    fresh.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    fresh.close()
    removeAll()
    throw error
  }
  fresh.close()
  renameSync(unfinished, mendedOf(file))
}

/** How many entries could not be read, at most. */
function fill(
  fresh: Database,
  place: DataPlace,
  files: { readonly file: string; readonly unfinished: string },
): number {
  const damaged = openDamaged(files.file, place, files.unfinished)
  if (damaged === null) throw new StoreError(makeTrouble('corrupt', files.file))
  const { database } = damaged
  try {
    if (versionOf(database) > journalMigrations.length) throw new StoreError(makeTrouble('newer', files.file))
    const lastKey = lastPosition(database, place)
    return fresh.transaction(() => {
      const entries = salvageTable(database, fresh, { ...ofEntries, lastKey })
      const segments = salvageTable(database, fresh, { ...ofSegments, lastKey })
      salvageFacts(database, fresh)
      if (fresh.prepare('SELECT 1 FROM entries LIMIT 1').get() === undefined && lastKey === 0) {
        throw new StoreError(makeTrouble('corrupt', files.file))
      }
      // Positions that are lost are not given again, as far as anything says that they were: segments, the state and who
      // follows it remember them.
      goOnBehind(fresh, lastKey)
      // Where neither table can be read around a place, each counts all that may have stood there.
      return Math.min(entries.lost + segments.lost, lastKey)
    })()
  } finally {
    damaged.close()
  }
}

/** Few rows, in a table that has no numbers: all that come before the damage. */
function salvageFacts(from: Database, into: Database): void {
  const write = into.prepare('INSERT OR IGNORE INTO facts (name, value) VALUES (@name, @value)')
  unlessDamaged(from, () => {
    if (from.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'facts'`).get() === undefined) return
    for (const row of from.prepare('SELECT name, value FROM facts').iterate()) write.run(row)
  })
}
