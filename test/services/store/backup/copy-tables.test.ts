import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { copyTables } from '../../../../electron/services/store/backup/copy-tables.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store-kit.ts'

function filled(deliveries: number) {
  const folder = openFolder()
  folder.receive(...Array.from({ length: deliveries }, (_, n) => ussdDelivery({ uuid: `u-${n}` })))
  folder.packAll()
  folder.receive(ussdDelivery({ uuid: 'later' }))
  return folder
}

function emptyCopy() {
  const copy = new Sqlite(join(tempDir(), 'copy.db'))
  onTestFinished(() => void copy.close())
  return copy
}

const finish = (copying: Iterable<number>): readonly number[] => [...copying]

/** Every table, index and row, and what SQLite remembers of positions. */
function everythingIn(database: Sqlite.Database) {
  const schema = database.prepare(`SELECT type, name, sql FROM sqlite_schema ORDER BY name`).all()
  const tables = ['entries', 'segments', 'facts', 'sqlite_sequence']
  const version = database.pragma('user_version', { simple: true })
  return { schema, version, rows: tables.map(table => database.prepare(`SELECT * FROM ${table}`).all()) }
}

test('the copy holds every table, index, row and position', () => {
  const { journal } = filled(200)
  const copy = emptyCopy()
  finish(copyTables(journal, copy))
  expect(everythingIn(copy)).toEqual(everythingIn(journal))
})

test('what is written meanwhile is not in it', () => {
  const { journal, place } = filled(3000)
  const before = everythingIn(journal).rows
  const copy = emptyCopy()
  const copying = copyTables(journal, copy)
  copying.next()
  const writer = openJournal(place)
  writer.exec(`DELETE FROM entries; DELETE FROM segments`)
  writer.close()
  finish(copying)
  expect(everythingIn(copy).rows).toEqual(before)
})

test('texts that are no valid UTF-8 are the same bytes', () => {
  const { journal } = filled(1)
  journal.exec(`UPDATE entries SET source_name = CAST(x'41eda0bd42' AS TEXT)`)
  const copy = emptyCopy()
  finish(copyTables(journal, copy))
  const bytes = copy.prepare('SELECT hex(source_name) FROM entries').pluck().get()
  expect(bytes).toBe('41EDA0BD42')
})

test('of what was deleted nothing is in its bytes', () => {
  const { journal } = openFolder()
  journal.exec(`INSERT INTO facts VALUES ('gone', CAST('NOBODY-MAY-FIND-THIS' AS BLOB))`)
  journal.exec('DELETE FROM facts')
  const copy = emptyCopy()
  finish(copyTables(journal, copy))
  expect(copy.serialize().includes('NOBODY-MAY-FIND-THIS')).toBe(false)
})

test('tells how far it is, and never goes back', () => {
  const { journal } = openFolder()
  journal.exec(`INSERT INTO entries (at, kind, act)
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000)
    SELECT n, 'exported', '{}' FROM numbers`)
  const parts = finish(copyTables(journal, emptyCopy()))
  expect([parts.length > 5, parts.at(-1), parts.toSorted((a, b) => a - b)]).toEqual([true, 1, parts])
})

test('what is cut short lets go of the journal, and has changed nothing in its file', () => {
  const { journal, place } = filled(3000)
  const file = journalFile(place.dataDir)
  const before = readFileSync(file)
  const copy = emptyCopy()
  copyTables(journal, copy).next()
  copy.close()
  expect(readFileSync(file).equals(before)).toBe(true)
  // Nobody reads it any more: the whole log can be put into the file.
  expect(journal.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }])
})
