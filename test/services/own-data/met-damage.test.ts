import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { everything } from '../../../electron/core/query/filter.ts'
import { writeFailure } from '../../../electron/services/own-data/chosen-file.ts'
import { createDataWorker } from '../../../electron/services/own-data/data-worker.ts'
import { acquireDataLock } from '../../../electron/services/store/data-lock.ts'
import { journalFile, stateFile, suspicionOf } from '../../../electron/services/store/data-place.ts'
import { openFolder } from '../store/retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store/store-kit.ts'

const threadFile = new URL('../../../electron/services/own-data/data-work-thread.ts', import.meta.url)

/** A folder that an engine serves, where nothing of one table can be read. */
function servedWithout(file: (dir: string) => string, table: string) {
  const folder = openFolder()
  const message = 'm'.repeat(500)
  folder.receive(...Array.from({ length: 300 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message })))
  folder.close()
  const database = new Sqlite(file(folder.dir))
  database.pragma('wal_checkpoint(TRUNCATE)')
  const root = Number(
    database.prepare<[string]>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table),
  )
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  database.close()
  const bytes = readFileSync(file(folder.dir))
  writeFileSync(file(folder.dir), bytes.fill('ruin', (root - 1) * pageBytes, root * pageBytes))
  const lock = acquireDataLock(folder.place)
  onTestFinished(() => {
    if (lock.ok) lock.release()
  })
  return { place: folder.place, damaged: file(folder.dir) }
}

const work = () =>
  ({ kind: 'export', file: join(tempDir(), 'x.csv'), format: 'csv', filter: everything, version: '1', now: 0 }) as const

test.each([
  ['transactions of the state', 'transactions', stateFile],
  ['status_changes of the state', 'status_changes', stateFile],
  ['deliveries of the state', 'deliveries', stateFile],
  ['entries of the journal', 'entries', journalFile],
])('damage in the %s that an export meets is told of it, and mended by the next start', async (_, table, file) => {
  const { place, damaged } = servedWithout(file, table)
  const wish = work()
  const done = await createDataWorker({ threadFile, place }).run(wish)
  const said = done.kind === 'failed' ? writeFailure(wish.file, done.trouble).sentence : ''
  expect([said, existsSync(suspicionOf(damaged))]).toEqual([expect.stringContaining(damaged), true])
})

test('so is what the plan of a limit meets', async () => {
  const { place, damaged } = servedWithout(stateFile, 'transactions')
  const retention = retentionSettingsSchema.parse({ maxAgeDays: 1 })
  const done = await createDataWorker({ threadFile, place }).run({ kind: 'plan', retention, now: 0 })
  expect([done, existsSync(suspicionOf(damaged))]).toMatchObject([{ trouble: { file: damaged } }, true])
})
