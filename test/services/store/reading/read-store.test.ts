import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'
import { stateFile } from '../../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import { rebuild } from '../../../../electron/services/store/projection/project-all.ts'
import { openReadStore, type ReadStore } from '../../../../electron/services/store/reading/read-store.ts'
import { openTestStore, placeOf, query, tempDir, ussdDelivery } from '../store-kit.ts'

async function withReadStore<T>(dir: string, ask: (store: ReadStore) => Promise<T>): Promise<T> {
  const opened = openReadStore(placeOf(dir))
  if (!opened.ok) throw new Error(opened.trouble.sentence)
  try {
    return await ask(opened.store)
  } finally {
    await opened.store.close()
  }
}

const idsIn = (dir: string) =>
  withReadStore(dir, async store => (await store.page(query())).rows.map(({ providerId }) => providerId))

function appendOnly(dir: string, uuid: string): void {
  const journal = openJournal(placeOf(dir))
  createJournalWriter(journal).write([packEntries([ussdDelivery({ uuid })])])
  journal.close()
}

test('a folder in which nothing was stored answers with nothing and stays empty', async () => {
  const dir = tempDir()
  expect(await idsIn(dir)).toEqual([])
  expect(readdirSync(dir)).toEqual([])
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be looked into is no empty one', () => {
  const dir = tempDir()
  appendOnly(dir, 'kept')
  chmodSync(dir, 0)
  const opened = openReadStore(placeOf(dir))
  chmodSync(dir, 0o700)
  expect(opened).toMatchObject({ ok: false, trouble: { kind: 'read-only' } })
})

test('projects what nobody projected yet', async () => {
  const dir = tempDir()
  appendOnly(dir, 'left-behind')
  expect(await idsIn(dir)).toEqual(['left-behind'])
})

test('leaves the projecting to the process that holds the folder', async () => {
  const dir = tempDir()
  appendOnly(dir, 'first')
  const lock = acquireDataLock(placeOf(dir))
  const ids = await idsIn(dir)
  if (lock.ok) lock.release()
  expect([ids, existsSync(stateFile(dir))]).toEqual([[], false])
})

test('reads beside a store that is open', async () => {
  const dir = tempDir()
  const lock = acquireDataLock(placeOf(dir))
  const store = await openTestStore(dir)
  await store.append(ussdDelivery())
  await store.settled()
  const [detail, counts] = await withReadStore(dir, async reading => [
    await reading.detail('u-1'),
    await reading.counts(),
  ])
  if (lock.ok) lock.release()
  expect([detail?.status, counts.failed]).toEqual(['failed', 1])
})

test('a rebuild projects every entry again', async () => {
  const dir = tempDir()
  appendOnly(dir, 'one')
  appendOnly(dir, 'two')
  expect((await idsIn(dir)).length).toBe(2)
  expect(rebuild(placeOf(dir))).toEqual({ entries: 2 })
  expect((await idsIn(dir)).sort()).toEqual(['one', 'two'])
})
