import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'
import { type DataPlace, journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../core/retention/phone-kit.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store-kit.ts'

export const now = Date.parse('2026-07-01T00:00:00Z')
export const aside = 'before-restore-2026-07-01'

/** A folder in which a customer was erased after the backup, and whose settings cannot be read. */
export function backedUp() {
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

export function backUp(place: DataPlace, madeAt = now): string {
  const file = join(tempDir(), 'copy.db')
  makeBackup(place, { file, settings: '{"port":4711}', now: madeAt })
  return file
}

export function erase(place: DataPlace, number: string): void {
  const whom = { kind: 'number', fits: fitsPhone(number) } as const
  eraseCustomer(place, { whom, proof: number, salt: `salt${number}`, now })
}

export type Folder = ReturnType<typeof backedUp>

export function nextToTakeTheLock(place: DataPlace): void {
  const lock = acquireDataLock(place)
  if (lock.ok) lock.release()
}

function ask(file: string, sql: string): readonly unknown[] {
  const database = new Sqlite(file)
  const rows = database.prepare(sql).pluck().all()
  database.close()
  return rows
}

export const idsIn = (folder: string) => ask(stateFile(folder), 'SELECT provider_id FROM transactions ORDER BY 1')
export const restoredIn = (folder: string) =>
  ask(journalFile(folder), `SELECT 1 FROM entries WHERE kind = 'restored'`).length

/** What is in place, and what is set aside. */
export function foundIn({ dataDir, wish }: Folder) {
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

export const everything = {
  journals: [1, 0],
  ids: [
    ['a', 'b'],
    ['b', 'later'],
  ],
  settings: [4711, 'torn'],
  left: [],
}
