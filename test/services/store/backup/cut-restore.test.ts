import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'

import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { restoring } from '../../../../electron/services/store/backup/restore.ts'
import { readyFolder } from '../../../../electron/services/store/backup/restore-note.ts'
import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'
import { type DataPlace, journalFile, mendedOf, stateFile } from '../../../../electron/services/store/data-place.ts'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../core/retention/phone-kit.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')
const aside = 'before-restore-2026-07-01'

/** A folder in which a customer was erased after the backup, and whose settings cannot be read. */
function backedUp() {
  const dataDir = join(tempDir(), 'store')
  mkdirSync(dataDir)
  const folder = openFolder(dataDir)
  folder.receive(
    ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' }),
    ussdDelivery({ uuid: 'b', message: 'Sent to 0722345678' }),
  )
  const file = backUp(folder.place)
  folder.receive(ussdDelivery({ uuid: 'later' }))
  folder.close()
  erase(folder.place, '0712345678')
  const settingsFile = join(dirname(dataDir), 'settings.json')
  writeFileSync(settingsFile, 'torn')
  return { place: folder.place, dataDir, wish: { file, now, settingsFile } }
}

function backUp(place: DataPlace, madeAt = now): string {
  const file = join(tempDir(), 'copy.db')
  makeBackup(place, { file, settings: '{"port":4711}', now: madeAt })
  return file
}

function erase(place: DataPlace, number: string): void {
  const whom = { kind: 'number', fits: fitsPhone(number) } as const
  eraseCustomer(place, { whom, proof: number, salt: `salt${number}`, now })
}

type Folder = ReturnType<typeof backedUp>

/** Ends so many steps after everything was ready; what ends so closes nothing and takes nothing away. */
function cutAfter(steps: number, { place, dataDir, wish }: Folder): void {
  let left = steps
  for (const restore = restoring(place, wish); restore.next().done !== true; ) {
    if (existsSync(readyFolder(dataDir)) && left-- === 0) return
  }
}

function nextToTakeTheLock(place: DataPlace): void {
  const lock = acquireDataLock(place)
  if (lock.ok) lock.release()
}

function ask(file: string, sql: string): readonly unknown[] {
  const database = new Sqlite(file)
  const rows = database.prepare(sql).pluck().all()
  database.close()
  return rows
}

const idsIn = (folder: string) => ask(stateFile(folder), 'SELECT provider_id FROM transactions ORDER BY 1')
const restoredIn = (folder: string) => ask(journalFile(folder), `SELECT 1 FROM entries WHERE kind = 'restored'`).length

/** What is in place, and what is set aside. */
function foundIn({ dataDir, wish }: Folder) {
  const old = join(dataDir, aside)
  return {
    journals: [restoredIn(dataDir), restoredIn(old)],
    ids: [idsIn(dataDir), idsIn(old)],
    settings: [
      JSON.parse(readFileSync(wish.settingsFile, 'utf8')).port,
      readFileSync(join(old, 'settings.json'), 'utf8'),
    ],
    left: readdirSync(dataDir).filter(name => /^restor(?:ing|ed)$|mended$/.test(name)),
  }
}

const everything = {
  journals: [1, 0],
  ids: [
    ['a', 'b'],
    ['b', 'later'],
  ],
  settings: [4711, 'torn'],
  left: [],
}

const steps = Array.from({ length: 10 }, (_, n) => n)

test.each(steps)('cut short %i steps after it was ready, it is finished by whoever takes the lock next', n => {
  const folder = backedUp()
  writeFileSync(mendedOf(journalFile(folder.dataDir)), 'of the journal before')
  cutAfter(n, folder)
  expect(existsSync(journalFile(folder.dataDir))).toBe(true)
  nextToTakeTheLock(folder.place)
  expect(foundIn(folder)).toEqual(everything)
})

test('what cannot be finished now is finished later', () => {
  const folder = backedUp()
  cutAfter(0, folder)
  const obstacle = join(folder.dataDir, aside, 'state.db')
  mkdirSync(obstacle)
  expect(() => nextToTakeTheLock(folder.place)).toThrow()
  rmSync(obstacle, { recursive: true })
  nextToTakeTheLock(folder.place)
  expect(foundIn(folder)).toEqual(everything)
})

test.each(['projecting', '0', '2', '4'])('killed at %s, the second run says what the first one could not', moment => {
  const folder = backedUp()
  const { dataDir, wish } = folder
  const script = fileURLToPath(new URL('../processes/restorer.ts', import.meta.url))
  const killed = spawnSync(process.execPath, [script, dataDir, wish.file, wish.settingsFile, moment])
  nextToTakeTheLock(folder.place)
  const done = restoreBackup(folder.place, wish)
  expect([killed.signal, done, foundIn(folder)]).toEqual([
    'SIGKILL',
    { madeAt: now, setAside: join(dataDir, aside), earlier: [], settings: true, erasings: 1 },
    everything,
  ])
})

test('until it is ready nothing is changed, and nothing is left when it is stopped', () => {
  const folder = backedUp()
  const logs = /-(?:wal|shm)$/
  for (const _ of restoring(folder.place, folder.wish)) break
  const names = readdirSync(folder.dataDir).filter(name => !logs.test(name))
  expect([names, restoredIn(folder.dataDir), readFileSync(folder.wish.settingsFile, 'utf8')]).toEqual([
    ...[['journal.db', 'state.db'], 0, 'torn'],
  ])
})

test('what nobody was told of is told with the restore of another backup', () => {
  const folder = backedUp()
  const { place, dataDir, wish } = folder
  cutAfter(2, folder)
  nextToTakeTheLock(place)
  const other = backUp(place, now + 1)
  erase(place, '0722345678')
  const done = restoreBackup(place, { ...wish, file: other })
  expect(done).toMatchObject({ erasings: 2, earlier: [join(dataDir, aside)], setAside: join(dataDir, `${aside}-2`) })
})

test('the same backup is restored once more when something came since', () => {
  const folder = backedUp()
  const { place, dataDir, wish } = folder
  cutAfter(2, folder)
  nextToTakeTheLock(place)
  const again = openFolder(dataDir)
  again.receive(ussdDelivery({ uuid: 'since' }))
  again.close()
  expect(restoreBackup(place, wish)).toMatchObject({ erasings: 1, earlier: [join(dataDir, aside)] })
  expect(idsIn(dataDir)).toEqual(['a', 'b'])
})
