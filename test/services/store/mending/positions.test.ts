import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import { mendJournal } from '../../../../electron/services/store/mending/mend-journal.ts'
import { openMended } from '../../../../electron/services/store/mending/open-mended.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { openTestStore, placeOf, ussdDelivery } from '../store-kit.ts'

const packed = 200
const ever = packed + 2

/** Most of it is packed, and two deliveries came since. */
function mostlyPacked(): string {
  const folder = openFolder()
  folder.receive(...Array.from({ length: packed }, (_, n) => ussdDelivery({ uuid: `p-${n}` })))
  folder.packAll()
  folder.receive(...Array.from({ length: ever - packed }, (_, n) => ussdDelivery({ uuid: `late-${n}` })))
  folder.close()
  return folder.dir
}

/** Where a table begins, nothing can be read any more: so nothing of it can. */
function ruinRoots(dir: string, ...tables: readonly string[]): void {
  const file = journalFile(dir)
  const journal = new Sqlite(file)
  journal.pragma('wal_checkpoint(TRUNCATE)')
  const bytes = Number(journal.pragma('page_size', { simple: true }))
  const rootOf = journal.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck()
  const pages = tables.map(name => rootOf.get(name) ?? 0)
  journal.close()
  const descriptor = openSync(file, 'r+')
  for (const page of pages) writeSync(descriptor, Buffer.alloc(bytes, 'ruin'), 0, bytes, (page - 1) * bytes)
  closeSync(descriptor)
}

function dropState(dir: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(dir) + suffix, { force: true })
}

/** What the first delivery after mending gets. */
function nextPosition(dir: string): number {
  const journal = openMended(placeOf(dir), 0)
  try {
    return createJournalWriter(journal).write([packEntries([ussdDelivery({ uuid: 'afterwards' })])]).firstSeq
  } finally {
    journal.close()
  }
}

test('what comes after all unpacked entries were lost is shown', async () => {
  const dir = mostlyPacked()
  ruinRoots(dir, 'entries')
  const store = await openTestStore(dir)
  const appended = await store.append(ussdDelivery({ uuid: 'afterwards' }))
  await store.settled()
  const found = await store.detail('shop/ussd/afterwards')
  expect([appended.ok, found?.id]).toEqual([true, 'shop/ussd/afterwards'])
})

test('it comes behind every position that was ever given', () => {
  const dir = mostlyPacked()
  ruinRoots(dir, 'entries')
  expect(nextPosition(dir)).toBeGreaterThan(ever)
})

test('where the journal’s own count is lost with them, it comes behind what was projected', () => {
  const dir = mostlyPacked()
  ruinRoots(dir, 'entries', 'sqlite_sequence')
  expect(nextPosition(dir)).toBeGreaterThan(ever)
})

test('where the state is lost too, it comes behind what is packed', () => {
  const dir = mostlyPacked()
  ruinRoots(dir, 'entries', 'sqlite_sequence')
  dropState(dir)
  expect(nextPosition(dir)).toBeGreaterThan(packed)
})

test('a journal of which everything is packed goes on behind it when it is mended', () => {
  const folder = openFolder()
  folder.receive(...Array.from({ length: packed }, (_, n) => ussdDelivery({ uuid: `p-${n}` })))
  folder.packAll()
  folder.close()
  mendJournal(folder.place, 0)
  expect(nextPosition(folder.dir)).toBeGreaterThan(packed)
})

test('a journal of a version that packed nothing is mended', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery())
  folder.journal.exec('DROP TABLE segments; DROP TABLE facts; DROP INDEX entries_seen_jobs; PRAGMA user_version = 1')
  folder.close()
  mendJournal(folder.place, 0)
  expect(nextPosition(folder.dir)).toBe(3)
})
