import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { extendLog } from '../../../../electron/services/store/journal/extend-log.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { openJournal } from '../../../../electron/services/store/journal/open-journal.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store-kit.ts'

const logOf = (dir: string) => `${journalFile(dir)}-wal`

function journalWith(deliveries: number) {
  const dir = tempDir()
  const database = openJournal(placeOf(dir))
  onTestFinished(() => void database.close())
  const { write } = createJournalWriter(database)
  for (let left = deliveries; left > 0; left--) write([packEntries([ussdDelivery()])])
  return { dir, database, write }
}

/** What a start finds after a power cut at this moment. */
function countAfterCut(dir: string): unknown {
  const other = tempDir()
  for (const suffix of ['', '-wal']) copyFileSync(journalFile(dir) + suffix, join(other, `cut.db${suffix}`))
  const cut = new Sqlite(join(other, 'cut.db'))
  onTestFinished(() => void cut.close())
  return [cut.prepare('SELECT count(*) FROM entries').pluck().get(), cut.pragma('integrity_check', { simple: true })]
}

test('what was in the log before it got its full length is found after a power cut', () => {
  const { dir, database } = journalWith(3)
  extendLog(database)
  expect([statSync(logOf(dir)).size, countAfterCut(dir)]).toEqual([17 * 1024 * 1024, [3, 'ok']])
})

test('what is written into the long log is found after a power cut', () => {
  const { dir, database, write } = journalWith(1)
  extendLog(database)
  write([packEntries([ussdDelivery(), ussdDelivery()])])
  expect([statSync(logOf(dir)).size, countAfterCut(dir)]).toEqual([17 * 1024 * 1024, [3, 'ok']])
})

test('a log that is long enough is left as it is', () => {
  const { dir, database } = journalWith(1)
  extendLog(database)
  const before = readFileSync(logOf(dir))
  extendLog(database)
  expect(readFileSync(logOf(dir)).equals(before)).toBe(true)
})

test('without a log nothing happens', () => {
  const { database } = journalWith(1)
  database.pragma('journal_mode = DELETE')
  expect(() => extendLog(database)).not.toThrow()
})

test('a store that takes many deliveries gets the long log, and keeps every one', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  for (let count = 0; count < 60; count++) await store.append(ussdDelivery())
  expect([statSync(logOf(dir)).size, countAfterCut(dir)]).toEqual([17 * 1024 * 1024, [60, 'ok']])
})
