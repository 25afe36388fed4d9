import { readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile } from '../../../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../../../electron/services/store/journal/file/open-journal.ts'
import { placeOf, tempDir } from '../../store-kit.ts'

/** Where a journal keeps what tells it from others. */
function ruinFacts(file: string): void {
  const journal = new Sqlite(file)
  journal.pragma('wal_checkpoint(TRUNCATE)')
  const pageBytes = Number(journal.pragma('page_size', { simple: true }))
  const root = journal.prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'facts'`).pluck().get()
  journal.close()
  const bytes = readFileSync(file)
  if (root === undefined) throw new Error('There are no facts.')
  bytes.fill('ruin', (root - 1) * pageBytes, root * pageBytes)
  writeFileSync(file, bytes)
}

test('a journal of which the facts are damaged is named as damaged, so that the next start mends it', () => {
  const place = placeOf(tempDir())
  openJournal(place).close()
  ruinFacts(journalFile(place.dataDir))
  const trouble = expect.objectContaining({ kind: 'corrupt', file: journalFile(place.dataDir) })
  expect(() => openJournal(place)).toThrow(expect.objectContaining({ trouble }))
})
