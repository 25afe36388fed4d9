import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { restoreBackup } from '../../../../electron/services/store/backup/restore.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { openTestStore, placeOf, query, tempDir, ussdDelivery } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'

const note = { settings: '{"port":1}', now: Date.parse('2026-07-01T00:00:00Z') }

async function filled(...ids: readonly string[]) {
  const dir = tempDir()
  const store = await openTestStore(dir)
  for (const uuid of ids) await store.append(ussdDelivery({ uuid }))
  await store.settled()
  return { dir, store, file: join(tempDir(), 'copy.db') }
}

test('what was there at the moment of the backup is there after the restore', async () => {
  const { dir, store, file } = await filled('a', 'b')
  await store.close()
  const before = dumpOf(dir)
  makeBackup(placeOf(dir), { file, ...note })
  const other = tempDir()
  const done = restoreBackup(placeOf(other), { file, now: note.now })
  const { transactions, deliveries, status_changes, search } = dumpOf(other)
  expect([done?.settings, done?.setAside]).toEqual([note.settings, null])
  expect({ transactions, deliveries, status_changes, search }).toEqual({
    transactions: before.transactions,
    deliveries: before.deliveries,
    status_changes: before.status_changes,
    search: before.search,
  })
})

test('it is made while the engine writes', async () => {
  const { dir, store, file } = await filled('a')
  const writing = Promise.all(Array.from({ length: 200 }, (_, n) => store.append(ussdDelivery({ uuid: `w-${n}` }))))
  const { head } = makeBackup(placeOf(dir), { file, ...note })
  const appended = await writing
  expect([head >= 1, appended.every(({ ok }) => ok)]).toEqual([true, true])
})

test('nobody is told of what a backup holds', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  const other = tempDir()
  restoreBackup(placeOf(other), { file, now: note.now })
  const restored = await openTestStore(other)
  expect(await restored.dueNotices()).toEqual([])
})

test('what was there before is set aside, whole', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  const later = await openTestStore(dir)
  await later.append(ussdDelivery({ uuid: 'later' }))
  await later.close()
  const done = restoreBackup(placeOf(dir), { file, now: note.now })
  const aside = new Sqlite(journalFile(done?.setAside ?? ''))
  const count = aside.prepare('SELECT count(*) FROM entries').pluck().get()
  aside.close()
  const store2 = await openTestStore(dir)
  const ids = (await store2.page(query())).rows.map(({ providerId }) => providerId)
  expect([ids, Number(count) >= 2]).toEqual([['a'], true])
})

test('a backup of a newer version is refused, and nothing is changed', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  const copy = new Sqlite(file)
  copy.pragma('user_version = 99')
  copy.close()
  const before = readFileSync(journalFile(dir))
  expect(() => restoreBackup(placeOf(dir), { file, now: 0 })).toThrowError('newer version')
  expect(readFileSync(journalFile(dir)).equals(before)).toBe(true)
})

test('a file that is no backup is refused', async () => {
  const { dir, store } = await filled('a')
  await store.close()
  expect(restoreBackup(placeOf(tempDir()), { file: journalFile(dir), now: 0 })).toBeNull()
})

test('a damaged backup is refused, and nothing is changed', async () => {
  const { dir, store, file } = await filled('a', 'b')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0x41, bytes.length - 20_000))
  const other = tempDir()
  expect(() => restoreBackup(placeOf(other), { file, now: 0 })).toThrowError('damaged')
  expect(readdirSync(other)).toEqual([])
})

test('a backup that cannot be written leaves nothing behind', async () => {
  const { dir, store } = await filled('a')
  await store.close()
  const file = join(dir, 'no-such-folder', 'copy.db')
  expect(() => makeBackup(placeOf(dir), { file, ...note })).toThrowError()
  expect(existsSync(`${file}.part`)).toBe(false)
})
