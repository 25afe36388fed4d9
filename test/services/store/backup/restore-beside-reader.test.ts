import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { openJournalForReading } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')

/** What reads the journal keeps its newest commits in the write-ahead log. */
function readBeside({ inTheMiddle }: { readonly inTheMiddle: boolean }) {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'in-backup' }))
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, settings: '{}', now })
  const reader = openJournalForReading(folder.place)
  onTestFinished(() => void reader.close())
  if (inTheMiddle) reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM entries').get()
  folder.receive(ussdDelivery({ uuid: 'later' }))
  folder.close()
  return { place: folder.place, file, reader }
}

/** Without its log. */
function deliveriesInFileAlone(journal: string): unknown {
  const copy = join(tempDir(), 'alone.db')
  copyFileSync(journal, copy)
  const database = new Sqlite(copy)
  const count = database.prepare(`SELECT count(*) FROM entries WHERE kind = 'delivery'`).pluck().get()
  database.close()
  return count
}

test('the journal that is set aside is whole without its log, also while somebody may read it', () => {
  const { place, file } = readBeside({ inTheMiddle: false })
  const done = restoreBackup(place, { file, now })
  expect(deliveriesInFileAlone(journalFile(done?.setAside ?? ''))).toBe(2)
})

test('a restore is refused while somebody reads, so that the log cannot be put into the journal', () => {
  const { place, file } = readBeside({ inTheMiddle: true })
  expect(() => restoreBackup(place, { file, now })).toThrow(
    expect.objectContaining({ trouble: expect.objectContaining({ kind: 'locked', file: journalFile(place.dataDir) }) }),
  )
})

test('then nothing was changed', () => {
  const { place, file, reader } = readBeside({ inTheMiddle: true })
  const before = readdirSync(place.dataDir)
  expect(() => restoreBackup(place, { file, now })).toThrow()
  reader.exec('COMMIT')
  expect([readdirSync(place.dataDir), deliveriesIn(place.dataDir)]).toEqual([before, 2])
})

test('a journal of an older version is set aside as it is', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery())
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, settings: '{}', now })
  folder.journal.exec('DROP TABLE segments; DROP TABLE facts; DROP INDEX entries_seen_jobs; PRAGMA user_version = 1')
  folder.close()
  const done = restoreBackup(folder.place, { file, now })
  const aside = new Sqlite(journalFile(done?.setAside ?? ''))
  const version = aside.pragma('user_version', { simple: true })
  aside.close()
  expect(version).toBe(1)
})

function deliveriesIn(dir: string): unknown {
  const journal = new Sqlite(journalFile(dir), { readonly: true })
  const count = journal.prepare(`SELECT count(*) FROM entries WHERE kind = 'delivery'`).pluck().get()
  journal.close()
  return count
}
