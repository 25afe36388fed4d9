import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { alone } from '../../../../electron/cli/alone.ts'
import { retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { storeFolder } from '../../../../electron/services/folder/data-folder.ts'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { type DataPlace, journalFile, suspicionOf } from '../../../../electron/services/store/data-place.ts'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { pruneNow } from '../../../../electron/services/store/retention/pruning/prune-now.ts'
import { createUpkeep } from '../../../../electron/services/store/upkeep/upkeep.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { placeOf, tempDir, ussdDelivery } from '../store-kit.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const retention = retentionSettingsSchema.parse({ maxTransactions: 5 })

/** In the middle of the journal nothing can be read; its beginning and its end are sound. */
function damaged(dir: string): string {
  mkdirSync(dir, { recursive: true })
  const folder = openFolder(dir)
  const message = 'm'.repeat(1500)
  folder.receive(...Array.from({ length: 200 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message })))
  folder.close()
  const file = journalFile(dir)
  const journal = new Sqlite(file)
  journal.pragma('wal_checkpoint(TRUNCATE)')
  const pageBytes = Number(journal.pragma('page_size', { simple: true }))
  const pages = journal
    .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'entries' AND pagetype = 'leaf' ORDER BY pageno`)
    .pluck()
    .all()
  journal.close()
  const bytes = readFileSync(file)
  for (const page of pages.slice(2, -2)) bytes.fill('ruin', (page - 1) * pageBytes, page * pageBytes)
  writeFileSync(file, bytes)
  return dir
}

const isNoted = (dir: string): boolean => existsSync(suspicionOf(journalFile(dir)))

test('what the upkeep of an engine meets is mended by the next start', async () => {
  const dir = damaged(tempDir())
  const threadFile = new URL('../../../../electron/services/store/upkeep/upkeep-thread.ts', import.meta.url)
  const upkeep = createUpkeep({ ...placeOf(dir), threadFile })
  onTestFinished(() => upkeep.rest())
  const done = await upkeep.step({ retention, now, trimAfter: null })
  expect([done, isNoted(dir)]).toMatchObject([{ ok: false, trouble: { kind: 'corrupt' } }, true])
})

test('so is what a backup meets, and the journal is named, not the copy', () => {
  const dir = damaged(tempDir())
  const wish = { file: join(tempDir(), 'copy.db'), settings: '{}', now }
  expect(() => makeBackup(placeOf(dir), wish)).toThrow(
    expect.objectContaining({ trouble: expect.objectContaining({ kind: 'corrupt', file: journalFile(dir) }) }),
  )
  expect(isNoted(dir)).toBe(true)
})

const whom = { kind: 'transaction', id: 'shop/ussd/u-1' } as const

test.each<readonly [string, (place: DataPlace) => unknown]>([
  ['prune', place => pruneNow(place, retention, now)],
  ['erase', place => eraseCustomer(place, { whom, proof: 'p', salt: 's', now })],
])('so is what the command %s meets', async (what, work) => {
  const dataDir = tempDir()
  const dir = damaged(join(dataDir, storeFolder))
  await expect(alone(dataDir, what, ({ dataDir: inside }) => work(placeOf(inside)))).rejects.toThrow()
  expect(isNoted(dir)).toBe(true)
})
