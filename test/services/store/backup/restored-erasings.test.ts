import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { type DataPlace, journalFile } from '../../../../electron/services/store/data-place.ts'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../core/retention/phone-kit.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')

function received(): DataPlace {
  const folder = openFolder()
  folder.receive(...['0712345678', '0722345678'].map(to => ussdDelivery({ uuid: to, message: `Sent to ${to}` })))
  folder.close()
  return folder.place
}

function backUp(place: DataPlace): string {
  const file = join(tempDir(), 'copy.db')
  makeBackup(place, { file, settings: '{}', now })
  return file
}

function erase(place: DataPlace, number: string): void {
  const whom = { kind: 'number', fits: fitsPhone(number) } as const
  eraseCustomer(place, { whom, proof: number, salt: `salt${number}`, now })
}

function ruin(place: DataPlace): void {
  const file = journalFile(place.dataDir)
  const journal = new Sqlite(file)
  journal.pragma('wal_checkpoint(TRUNCATE)')
  const pageBytes = Number(journal.pragma('page_size', { simple: true }))
  const page =
    journal.prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'entries'`).pluck().get() ?? 0
  journal.close()
  writeFileSync(file, readFileSync(file).fill('ruin', (page - 1) * pageBytes, page * pageBytes))
}

test('a restore counts the erasings that the backup does not know of', () => {
  const place = received()
  const file = backUp(place)
  erase(place, '0712345678')
  erase(place, '0722345678')
  expect(restoreBackup(place, { file, now })?.erasings).toBe(2)
})

test('it does not count those that the backup was made after', () => {
  const place = received()
  erase(place, '0712345678')
  const file = backUp(place)
  erase(place, '0722345678')
  expect(restoreBackup(place, { file, now })?.erasings).toBe(1)
})

test('nothing was erased in a folder that is new', () => {
  const file = backUp(received())
  expect(restoreBackup({ dataDir: tempDir(), nativeBinding: null }, { file, now })?.erasings).toBe(0)
})

test('nor in one whose journal is an empty file', () => {
  const file = backUp(received())
  const dataDir = tempDir()
  writeFileSync(journalFile(dataDir), '')
  expect(restoreBackup({ dataDir, nativeBinding: null }, { file, now })?.erasings).toBe(0)
})

test('it does not claim to know what cannot be read any more', () => {
  const place = received()
  const file = backUp(place)
  erase(place, '0712345678')
  ruin(place)
  expect(restoreBackup(place, { file, now })?.erasings).toBeNull()
})
