import { chmodSync, copyFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { forgetRestore } from '../../../../electron/services/store/backup/restore-note.ts'
import {
  type DataPlace,
  journalFile,
  mendedOf,
  refoldMark,
  stateFile,
  suspicionOf,
} from '../../../../electron/services/store/data-place.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { openTestStore, query, tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')

/** A folder, and a backup that was made before the newest deliveries came. */
function backedUp(...later: readonly string[]): { readonly place: DataPlace; readonly file: string } {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'in-backup' }))
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, settings: '{}', now })
  folder.receive(...later.map(uuid => ussdDelivery({ uuid })))
  folder.close()
  return { place: folder.place, file }
}

async function nextStart(dir: string) {
  const store = await openTestStore(dir)
  await store.settled()
  const [{ rows }, due] = [await store.page(query()), await store.dueNotices()]
  await store.close()
  return { ids: rows.map(({ providerId }) => providerId), due }
}

test('a backup that is restored because of damage is not taken for the damaged journal', async () => {
  const { place, file } = backedUp()
  writeFileSync(suspicionOf(journalFile(place.dataDir)), '')
  restoreBackup(place, { file, now })
  expect((await nextStart(place.dataDir)).due).toEqual([])
})

test('a mended journal that waits for its place does not take that of the backup', async () => {
  const { place, file } = backedUp('later')
  copyFileSync(journalFile(place.dataDir), mendedOf(journalFile(place.dataDir)))
  restoreBackup(place, { file, now })
  expect((await nextStart(place.dataDir)).ids).toEqual(['in-backup'])
})

test('nothing that speaks of the files before lies beside the backup', () => {
  const { place, file } = backedUp()
  const [journal, state] = [journalFile(place.dataDir), stateFile(place.dataDir)]
  const marks = [suspicionOf(journal), `${journal}.mending`, `${journal}.grafted`, suspicionOf(state)]
  for (const mark of [...marks, refoldMark(place.dataDir)]) writeFileSync(mark, '')
  restoreBackup(place, { file, now })
  forgetRestore(place.dataDir)
  const names = readdirSync(place.dataDir).filter(name => !/-(?:wal|shm)$/.test(name))
  expect(names.sort()).toEqual(['before-restore-2026-07-01', 'journal.db', 'state.db'])
})

test('a backup is restored where the journal was moved away and the state was not', () => {
  const { place, file } = backedUp()
  for (const suffix of ['', '-wal', '-shm']) rmSync(journalFile(place.dataDir) + suffix, { force: true })
  const done = restoreBackup(place, { file, now })
  expect(readdirSync(done?.setAside ?? '')).toContain('state.db')
})

test.skipIf(process.platform === 'win32')(
  'a backup that may only be read is restored to a file of its owner’s alone',
  () => {
    const { place, file } = backedUp()
    chmodSync(file, 0o444)
    restoreBackup(place, { file, now })
    expect(statSync(journalFile(place.dataDir)).mode & 0o777).toBe(0o600)
  },
)
