import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../electron/services/store/backup/backup.ts'
import { acquireDataLock } from '../../../electron/services/store/data-lock.ts'
import { journalFile, lockFile, stateFile } from '../../../electron/services/store/data-place.ts'
import { openForWriting } from '../../../electron/services/store/database.ts'
import { migrate } from '../../../electron/services/store/migrate.ts'
import { rebuildState } from '../../../electron/services/store/upkeep/rebuild.ts'
import { restoreBackup } from './backup/restore-kit.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from './store-kit.ts'

/** A folder that somebody made before, into which everybody may look. Windows has no such modes. */
function openToAll(): string {
  const dir = join(tempDir(), 'store')
  mkdirSync(dir, { mode: 0o755 })
  return dir
}

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)
const onlyOwners = test.skipIf(process.platform === 'win32')

/** An engine was there. */
async function filled(dir: string): Promise<string> {
  const store = await openTestStore(dir)
  await store.append(ussdDelivery())
  await store.settled()
  await store.close()
  return dir
}

onlyOwners.each([
  ['journal', journalFile],
  ['state', stateFile],
] as const)('nobody else reads the %s of a folder that is open to all', async (_, of) => {
  const dir = openToAll()
  const store = await openTestStore(dir)
  await store.append(ussdDelivery())
  await store.settled()
  const files = ['', '-wal', '-shm'].map(suffix => of(dir) + suffix).filter(file => existsSync(file))
  expect([...new Set(files.map(modeOf))]).toEqual(['600'])
  await store.close()
})

onlyOwners('nobody else reads the lock of a folder that is open to all', () => {
  const dir = openToAll()
  const lock = acquireDataLock(placeOf(dir))
  expect([lock.ok, modeOf(lockFile(dir))]).toEqual([true, '600'])
  if (lock.ok) lock.release()
})

onlyOwners('nobody else reads a state that was made again', async () => {
  const dir = await filled(openToAll())
  rebuildState(placeOf(dir), { onProgress: () => {} })
  expect(modeOf(stateFile(dir))).toBe('600')
})

onlyOwners('nobody else reads the copy of an older file', () => {
  const file = join(openToAll(), 'x.db')
  const database = openForWriting({ file, nativeBinding: null }, 'FULL')
  const steps = [{ sql: 'CREATE TABLE a (b)' }, { sql: 'CREATE TABLE c (d)' }]
  migrate(database, { file, migrations: steps.slice(0, 1), backup: true })
  migrate(database, { file, migrations: steps, backup: true })
  database.close()
  expect(modeOf(`${file}.before-v2`)).toBe('600')
})

onlyOwners.each([
  ['everybody reads', 0o644],
  ['nobody writes', 0o444],
])('nobody else reads what was restored from a backup that %s', async (_, mode) => {
  const file = join(tempDir(), 'copy.db')
  makeBackup(placeOf(await filled(tempDir())), { file, settings: '{}', now: 0 })
  chmodSync(file, mode)
  const dir = openToAll()
  restoreBackup(placeOf(dir), { file, now: 0 })
  expect([journalFile(dir), stateFile(dir)].map(modeOf)).toEqual(['600', '600'])
})
