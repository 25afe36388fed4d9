import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile, stateFile } from '../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../electron/services/store/journal/packing.ts'
import type { StoreNews } from '../../../electron/services/store/store.ts'
import { defaultRules, deliveryOf, openTestStore, placeOf, query, tempDir, ussdDelivery } from './store-kit.ts'

test('news tell what a delivery brought', async () => {
  const store = await openTestStore(tempDir())
  const heard: StoreNews[] = []
  store.onNews(news => heard.push(news))
  await store.append(ussdDelivery())
  await store.settled()
  expect(heard.at(-1)).toMatchObject({
    transactions: [{ id: 'shop/ussd/u-1', status: 'failed' }],
    counts: { failed: 1 },
    quarantined: 0,
  })
  expect(heard.flatMap(({ notices }) => notices.map(({ id }) => id))).toEqual(['shop/ussd/u-1#1'])
})

test('news of a burst name each notice once, and no more than 200 transactions at a time', async () => {
  const store = await openTestStore(tempDir())
  const heard: StoreNews[] = []
  store.onNews(news => heard.push(news))
  await Promise.all(
    Array.from({ length: 700 }, (_, n) => store.append(ussdDelivery({ uuid: `u-${n}`, status: 'reversed' }))),
  )
  await store.settled()
  while (heard.flatMap(({ notices }) => notices).length < 700) await new Promise(resolve => setImmediate(resolve))
  const ids = heard.flatMap(({ notices }) => notices.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.max(...heard.map(({ transactions }) => transactions.length))).toBeLessThanOrEqual(200)
  expect(heard.at(-1)?.counts.unknown).toBe(700)
})

test('a store that was closed has all that it holds in journal.db alone', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  await store.append(ussdDelivery())
  await store.page(query())
  await store.close()
  const log = `${journalFile(dir)}-wal`
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0)
})

test('a listener that left hears nothing', async () => {
  const store = await openTestStore(tempDir())
  const heard: StoreNews[] = []
  const leave = store.onNews(news => heard.push(news))
  leave()
  await store.append(ussdDelivery())
  await store.settled()
  expect(heard).toEqual([])
})

test('a notice that was not shown is due after a restart, and not in the news again', async () => {
  const dir = tempDir()
  const before = await openTestStore(dir)
  await before.append(ussdDelivery())
  await before.close()
  const store = await openTestStore(dir)
  const heard: StoreNews[] = []
  store.onNews(news => heard.push(news))
  const due = await store.dueNotices()
  await store.append(ussdDelivery({ uuid: 'u-2', status: 'pending' }))
  await store.settled()
  expect(due.map(({ id }) => id)).toEqual(['shop/ussd/u-1#1'])
  expect(heard.flatMap(({ notices }) => notices)).toEqual([])
})

test('a notice that was shown is not due after a restart', async () => {
  const dir = tempDir()
  const before = await openTestStore(dir)
  await before.append(ussdDelivery())
  await before.append({
    kind: 'act',
    at: 1,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-1#1', where: 'desktop' },
  })
  await before.close()
  const store = await openTestStore(dir)
  expect(await store.dueNotices()).toEqual([])
})

test('never says that nothing is due, or waits, when it cannot know', async () => {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery())
  await store.close()
  const asked = [
    store.dueNotices(),
    store.toTell(0),
    store.outgoing({ destinationId: 'd', after: null, limit: 1, withDelivery: false }),
  ]
  const answers = await Promise.allSettled(asked)
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})

test('rules hold for what is appended after them, and stay after a restart', async () => {
  const dir = tempDir()
  const silent = { notifications: { ...defaultRules.notifications, failed: false } }
  const before = await openTestStore(dir)
  before.setRules(silent)
  await before.append(ussdDelivery())
  await before.close()
  const store = await openTestStore(dir, { rules: silent })
  const appended = await store.append(ussdDelivery({ uuid: 'u-2' }))
  await store.settled()
  expect([await store.dueNotices(), appended]).toEqual([[], { ok: true, seq: 3 }])
})

test('what was set before opening counts from the first entry', async () => {
  const store = await openTestStore(tempDir(), {
    rules: { notifications: { ...defaultRules.notifications, succeeded: true } },
  })
  await store.append(ussdDelivery({ status: 'succeeded' }))
  await store.settled()
  expect((await store.dueNotices()).map(({ status }) => status)).toEqual(['succeeded'])
})

test('shows all there is about a transaction', async () => {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:10Z' }))
  await store.append(ussdDelivery())
  await store.settled()
  expect(await store.detail('U-1')).toMatchObject({
    id: 'shop/ussd/u-1',
    status: 'failed',
    history: [{ to: 'pending' }, { to: 'failed' }],
    received: [
      { seq: 1, label: 'new' },
      { seq: 2, label: 'update' },
    ],
    conversation: [{ answered: '1. Send Money' }, { entered: '1', answered: 'Enter Amount', diedHere: true }],
  })
})

test('an id alone is not enough when two sources have it', async () => {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery())
  await store.append(ussdDelivery({}, { sourceId: 'other' }))
  await store.settled()
  expect([await store.detail('u-1'), (await store.detail('other/ussd/u-1'))?.sourceId]).toEqual([null, 'other'])
})

test('an unknown id is nothing', async () => {
  const store = await openTestStore(tempDir())
  expect(await store.detail('nobody/ussd/u-1')).toBeNull()
})

test('closing writes what was appended before', async () => {
  const dir = tempDir()
  const before = await openTestStore(dir)
  const appended = Promise.all(Array.from({ length: 50 }, (_, n) => before.append(ussdDelivery({ uuid: `u-${n}` }))))
  await before.close()
  const store = await openTestStore(dir)
  await store.settled()
  expect((await appended).every(({ ok }) => ok)).toBe(true)
  expect((await store.page(query({ limit: 500 }))).rows.length).toBe(50)
})

test('a state that cannot be written is a trouble, does not stop the journal, and is made up for', async () => {
  const dir = tempDir()
  const troubles: string[] = []
  const store = await openTestStore(dir, { onTrouble: ({ kind, file }) => troubles.push(`${kind} ${file}`) })
  const other = new Sqlite(stateFile(dir))
  other.exec('BEGIN IMMEDIATE')
  const during = await store.append(ussdDelivery())
  await store.settled()
  other.exec('ROLLBACK')
  other.close()
  await store.append(ussdDelivery({ uuid: 'u-2' }))
  await store.settled()
  expect([during.ok, troubles.includes(`locked ${stateFile(dir)}`)]).toEqual([true, true])
  expect((await store.counts()).failed).toBe(2)
})

test('what is here of another engine is not told from a state that is behind', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const copy = { id: 'a', entry: ussdDelivery() }
  const locker = new Sqlite(stateFile(dir))
  locker.exec('BEGIN IMMEDIATE')
  await store.appendCopies({ copies: [copy], from: { stream: 'HOVER_COPY x', through: 1 } })
  const asked = await Promise.allSettled([store.knownCopies([copy]), store.copiedThrough('HOVER_COPY x')])
  locker.exec('ROLLBACK')
  locker.close()
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all([store.knownCopies([copy]), store.copiedThrough('HOVER_COPY x')])).toEqual([[true], 1])
})

test('quarantined deliveries are in the news that bring them', async () => {
  const store = await openTestStore(tempDir())
  const heard: StoreNews[] = []
  store.onNews(news => heard.push(news))
  await store.append(deliveryOf({ type: 'survey', id: 'x' }))
  await store.settled()
  await store.append(ussdDelivery())
  await store.settled()
  expect([heard[0]?.quarantined, heard.at(-1)?.quarantined]).toEqual([1, 0])
})

test('runs on a binding outside of the package', async () => {
  const nativeBinding = fileURLToPath(
    new URL(`../../../node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`, import.meta.url),
  )
  const store = await openTestStore(tempDir(), { nativeBinding })
  await store.append(ussdDelivery())
  await store.settled()
  expect((await store.counts()).failed).toBe(1)
})

test('what an earlier run left unprojected is not told in the news', async () => {
  const dir = tempDir()
  const journal = openJournal(placeOf(dir))
  const deliveries = Array.from({ length: 3000 }, (_, n) => ussdDelivery({ uuid: `u-${n}` }))
  createJournalWriter(journal).write([packEntries(deliveries)])
  journal.close()
  const store = await openTestStore(dir)
  const heard: StoreNews[] = []
  store.onNews(news => heard.push(news))
  await store.settled()
  expect(heard.at(-1)?.counts.failed).toBe(3000)
  expect(heard.flatMap(({ notices }) => notices)).toEqual([])
})
