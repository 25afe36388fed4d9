import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { type DataPlace, journalFile, lockFile } from '../../../../electron/services/store/data-place.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { openTestStore, query, tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')

/** A folder in whose place a backup was put, and what it held before. */
function restored() {
  const dataDir = join(tempDir(), 'store')
  mkdirSync(dataDir)
  const settingsFile = join(dirname(dataDir), 'settings.json')
  const folder = openFolder(dataDir)
  folder.receive(ussdDelivery({ uuid: 'in-backup' }))
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, settings: '{"port":1}', now })
  folder.receive(ussdDelivery({ uuid: 'later' }))
  folder.close()
  writeFileSync(settingsFile, '{"port":2}')
  const aside = restoreBackup(folder.place, { file, now, settingsFile })?.setAside ?? ''
  return { place: folder.place, aside, settingsFile, wish: { file: aside, now, settingsFile } }
}

async function idsIn({ dataDir }: DataPlace) {
  const store = await openTestStore(dataDir)
  const { rows } = await store.page(query())
  const due = await store.dueNotices()
  await store.close()
  return { ids: rows.map(({ providerId }) => providerId).toSorted(), due }
}

test('what was set aside is put back, settings too, and nobody is told of it', async () => {
  const { place, settingsFile, wish } = restored()
  expect(restoreBackup(place, wish)).toMatchObject({ settings: true, erasings: 0 })
  expect(await idsIn(place)).toEqual({ ids: ['in-backup', 'later'], due: [] })
  expect(JSON.parse(readFileSync(settingsFile, 'utf8')).port).toBe(2)
})

test('the folder itself stays as it is', () => {
  const { place, aside, wish } = restored()
  const before = readdirSync(aside)
  restoreBackup(place, wish)
  expect(readdirSync(aside)).toEqual(before)
})

test('what stands only in its log is put back too', async () => {
  const { place, wish } = restored()
  const other = openFolder()
  other.receive(ussdDelivery({ uuid: 'in-its-log' }))
  const aside = join(tempDir(), 'before-restore')
  mkdirSync(aside)
  for (const suffix of ['', '-wal']) copyFileSync(journalFile(other.dir) + suffix, journalFile(aside) + suffix)
  restoreBackup(place, { ...wish, file: aside })
  expect((await idsIn(place)).ids).toEqual(['in-its-log'])
})

test('without settings in it those that are there stay', () => {
  const { place, aside, settingsFile, wish } = restored()
  const elsewhere = join(tempDir(), 'before-restore')
  mkdirSync(elsewhere)
  copyFileSync(journalFile(aside), journalFile(elsewhere))
  expect(restoreBackup(place, { ...wish, file: elsewhere })).toMatchObject({ settings: false })
  expect(JSON.parse(readFileSync(settingsFile, 'utf8')).port).toBe(1)
})

test('one whose journal is damaged is refused, and nothing is changed', () => {
  const { place, aside, wish } = restored()
  truncateSync(journalFile(aside), 40_000)
  expect(() => restoreBackup(place, wish)).toThrowError(
    /^What was set aside in .* Choose a backup\. Nothing was changed\.$/,
  )
  expect(existsSync(join(place.dataDir, 'restoring'))).toBe(false)
})

test('one of a newer version is refused', () => {
  const { place, aside, wish } = restored()
  const journal = new Sqlite(journalFile(aside))
  journal.pragma('user_version = 99')
  journal.close()
  expect(() => restoreBackup(place, wish)).toThrowError('newer version')
})

test('a folder on which an engine worked is not taken for one that was set aside', () => {
  const { place, aside, wish } = restored()
  writeFileSync(lockFile(aside), '')
  expect([restoreBackup(place, wish), restoreBackup(place, { ...wish, file: tempDir() })]).toEqual([null, null])
})
