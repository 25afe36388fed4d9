import { once } from 'node:events'
import { existsSync, lstatSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import type { DeliveryEntry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { type StoreTrouble, troubleOf } from '../../../../electron/services/store/trouble.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { jobDelivery, openTestStore, placeOf, query, tempDir, ussdDelivery } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'
import { restoreBackup } from './restore-kit.ts'

const note = { settings: '{"port":1}', now: Date.parse('2026-07-01T00:00:00Z') }

function troubleIn(work: () => unknown): StoreTrouble | null {
  try {
    work()
    return null
  } catch (error) {
    return troubleOf(error, '')
  }
}

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
  expect([done?.madeAt, done?.setAside]).toEqual([note.now, null])
  expect({ transactions, deliveries, status_changes, search }).toEqual({
    transactions: before.transactions,
    deliveries: before.deliveries,
    status_changes: before.status_changes,
    search: before.search,
  })
})

test.each([
  ['an import of it', { provenBy: 'import', body: Buffer.from('moved') }],
  ['a copy of bytes that are no text', { provenBy: 'current-secret', body: Buffer.from('mov\ufffd') }],
] as const)('what Hover signed and is no JSON is in it, also as %s', (_as, said) => {
  const folder = openFolder()
  folder.receive(jobDelivery('moved', said), ussdDelivery())
  const { head } = makeBackup(folder.place, { file: join(tempDir(), 'copy.db'), ...note })
  expect(head).toBe(2)
})

test('it is made while the engine writes', async () => {
  const { dir, store, file } = await filled('a')
  const writing = Promise.all(Array.from({ length: 200 }, (_, n) => store.append(ussdDelivery({ uuid: `w-${n}` }))))
  const { head } = makeBackup(placeOf(dir), { file, ...note })
  const appended = await writing
  expect([head >= 1, appended.every(({ ok }) => ok)]).toEqual([true, true])
})

test('a socket that is there stays one, and nothing is left beside it', async () => {
  const { dir, store } = await filled('a')
  await store.close()
  const folder = tempDir()
  const file = join(folder, 'taken')
  const server = createServer().listen(file)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  expect(troubleIn(() => makeBackup(placeOf(dir), { file, ...note }))).toMatchObject({ kind: 'io', file })
  expect([lstatSync(file).isSocket(), readdirSync(folder)]).toEqual([true, ['taken']])
})

test('a folder is not tried to be replaced', async () => {
  const { dir, store } = await filled('a')
  await store.close()
  const file = tempDir()
  expect(troubleIn(() => makeBackup(placeOf(dir), { file, ...note }))).toMatchObject({ kind: 'io', file })
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

test('lines of text are no backup', () => {
  const file = join(tempDir(), 'export.jsonl')
  writeFileSync(file, '{"kind":"delivery"}\n'.repeat(1000))
  expect(restoreBackup(placeOf(tempDir()), { file, now: 0 })).toBeNull()
})

test('of a backup that is cut off it is said to choose another, not to start again', async () => {
  const { dir, store, file } = await filled('a', 'b')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  truncateSync(file, 40_000)
  expect(() => restoreBackup(placeOf(tempDir()), { file, now: 0 })).toThrowError(
    /^The backup .* Choose another backup\.$/,
  )
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

/** Other bytes of the same length in the place of some, as a bad disk leaves them. */
function overwrite(file: string, text: string, other: string): void {
  const bytes = readFileSync(file)
  bytes.write(other, bytes.indexOf(text))
  writeFileSync(file, bytes)
}

const message = 'A text that people read'
const altered = message.replace('people', 'nobody')

test('a backup in which the text of a delivery is another one is refused, and nothing is changed', async () => {
  const { dir, store, file } = await filled('a')
  await store.append(ussdDelivery({ uuid: 'b', message }))
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  overwrite(file, message, altered)
  const other = tempDir()
  expect(() => restoreBackup(placeOf(other), { file, now: 0 })).toThrowError('damaged')
  expect(readdirSync(other)).toEqual([])
})

test('a backup with other settings than those it was made with is refused', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  overwrite(file, '{"port":1}', '{"port":2}')
  expect(() => restoreBackup(placeOf(tempDir()), { file, now: 0 })).toThrowError('damaged')
})

test('a backup that an earlier version made is restored', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  makeBackup(placeOf(dir), { file, ...note })
  const copy = new Sqlite(file)
  copy.exec('ALTER TABLE backup DROP COLUMN checksum')
  copy.close()
  expect(restoreBackup(placeOf(tempDir()), { file, now: 0 })).toMatchObject({ madeAt: note.now })
})

const unlike = [
  ['a signed body is not the one that came', jobDelivery('completed'), 'CLAIM-77', 'CLAIM-78'],
  ['a body is no JSON any more', ussdDelivery({ message }), `"${message}"`, `'${message}'`],
] as const

/** A journal with a sound delivery, and behind it one that is not. */
async function withUnlike(delivery: DeliveryEntry, text: string, other: string) {
  const { dir, store, file } = await filled('a')
  await store.append(delivery)
  await store.close()
  const journal = new Sqlite(journalFile(dir))
  journal.pragma('wal_checkpoint(TRUNCATE)')
  journal.close()
  overwrite(journalFile(dir), text, other)
  return { dir, file }
}

test.each(unlike)('no backup is made of a journal in which %s', async (_, delivery, text, other) => {
  const { dir, file } = await withUnlike(delivery, text, other)
  expect(() => makeBackup(placeOf(dir), { file, ...note })).toThrow(
    expect.objectContaining({ trouble: expect.objectContaining({ kind: 'corrupt', file: journalFile(dir) }) }),
  )
  expect(readdirSync(dirname(file))).toEqual([])
})

test.each(unlike)('after it was refused because %s, the next start makes it possible', async (_, ...unlikeOne) => {
  const { dir, file } = await withUnlike(...unlikeOne)
  expect(() => makeBackup(placeOf(dir), { file, ...note })).toThrow()
  await (await openTestStore(dir)).close()
  expect(makeBackup(placeOf(dir), { file, ...note }).head).toBeGreaterThan(1)
})

test('what was imported is not held against a digest that its file gave', async () => {
  const { dir, store, file } = await filled('a')
  await store.append(jobDelivery('completed', { provenBy: 'import', digest: Buffer.alloc(32) }))
  await store.close()
  expect(makeBackup(placeOf(dir), { file, ...note })).toMatchObject({ head: 2 })
})

test('what is packed, trimmed and pruned is backed up and restored', () => {
  const folder = openFolder()
  folder.receive(...['a', 'b', 'c'].map(uuid => ussdDelivery({ uuid })), jobDelivery('completed'))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 3 })
  folder.trimAll()
  folder.close()
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, ...note })
  expect(restoreBackup(placeOf(tempDir()), { file, now: 0 })).toMatchObject({ setAside: null })
})

test('a backup says how far it is until all of it is read', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  const said: number[] = []
  makeBackup(placeOf(dir), { file, ...note }, done => said.push(done))
  expect([said.toSorted((a, b) => a - b), said.at(-1)]).toEqual([said, 1])
})

test('a backup that cannot be written leaves nothing behind', async () => {
  const { dir, store } = await filled('a')
  await store.close()
  const file = join(dir, 'no-such-folder', 'copy.db')
  expect(() => makeBackup(placeOf(dir), { file, ...note })).toThrowError()
  expect(existsSync(dirname(file))).toBe(false)
})

test('two backups to one name at once are both whole, and one of them is refused where it is to be new', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  const wish = { file, ...note, isNew: true }
  let head = 0
  const first = () => {
    if (head === 0) head = makeBackup(placeOf(dir), wish).head
  }
  expect(troubleIn(() => makeBackup(placeOf(dir), wish, first))).toMatchObject({ kind: 'io', file })
  expect([head, readdirSync(dirname(file))]).toEqual([1, ['copy.db']])
  expect(restoreBackup(placeOf(tempDir()), { file, now: note.now })).toMatchObject({ madeAt: note.now })
})

test('of two backups to one name at once the later takes the place of the other, where that is asked for', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  let head = 0
  const first = () => {
    if (head === 0) head = makeBackup(placeOf(dir), { file, ...note }).head
  }
  const later = makeBackup(placeOf(dir), { file, ...note, now: note.now + 1 }, first)
  expect([head, later.head, readdirSync(dirname(file))]).toEqual([1, 1, ['copy.db']])
  expect(restoreBackup(placeOf(tempDir()), { file, now: note.now })).toMatchObject({ madeAt: note.now + 1 })
})

test('a backup takes away nothing that another one has begun', async () => {
  const { dir, store, file } = await filled('a')
  await store.close()
  const unfinished = `${file}.part`
  writeFileSync(unfinished, 'begun')
  expect(troubleIn(() => makeBackup(placeOf(dir), { file, ...note, unfinished }))).toMatchObject({ kind: 'io' })
  expect(readFileSync(unfinished, 'utf8')).toBe('begun')
})
