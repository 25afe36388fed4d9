import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { assertDurability, openForWriting } from '../../../../electron/services/store/database.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { startJournal } from '../../../../electron/services/store/journal/journal.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import type { StoreTrouble } from '../../../../electron/services/store/trouble.ts'
import { defaultRules, openTestStore, placeOf, tempDir, threads, ussdDelivery } from '../store-kit.ts'

async function startTestJournal(dir: string, limits = { entries: 1000, bytes: 1_000_000 }) {
  const troubles: StoreTrouble[] = []
  const projector = new MessageChannel()
  let commits = 0
  projector.port2.on('message', () => {
    commits += 1
  })
  const closed = once(projector.port2, 'close')
  const journal = await startJournal({
    startedAt: 0,
    place: placeOf(dir),
    threadFile: threads.journal,
    projector: projector.port1,
    limits,
    onTrouble: trouble => troubles.push(trouble),
    onDeath: () => {},
  })
  return {
    ...{ journal, troubles },
    /** How many there were, once the journal is closed: the projector is told of each. */
    commits: () => closed.then(() => commits),
  }
}

test('an entry is in the journal file when append resolves', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const appended = await store.append(ussdDelivery())
  const other = new Sqlite(journalFile(dir), { readonly: true })
  const row = other.prepare('SELECT seq, source_name, length(digest) AS digest FROM entries').get()
  other.close()
  expect([appended, row]).toEqual([
    { ok: true, seq: 1 },
    { seq: 1, source_name: 'Shop', digest: 32 },
  ])
})

test('bodies and digests come back as they were appended', async () => {
  const dir = tempDir()
  const { journal } = await startTestJournal(dir)
  const entries = Array.from({ length: 20 }, (_, n) => ussdDelivery({ message: 'x'.repeat(n * 37) }))
  await Promise.all(entries.map(journal.append))
  await journal.close()
  const other = new Sqlite(journalFile(dir), { readonly: true })
  const rows = other.prepare('SELECT body, digest FROM entries ORDER BY seq').all()
  other.close()
  expect(rows).toEqual(entries.map(({ body, digest }) => ({ body, digest })))
})

test('the journal runs with a durable commit', () => {
  const database = openJournal(placeOf(tempDir()))
  const level = database.pragma('synchronous', { simple: true })
  database.close()
  expect(level).toBe(2)
})

test('the journal asks for more than the cache of the drive, which macOS keeps apart', () => {
  const database = openJournal(placeOf(tempDir()))
  const asked = ['fullfsync', 'checkpoint_fullfsync'].map(name => database.pragma(name, { simple: true }))
  database.close()
  expect(asked).toEqual([1, 1])
})

test('says so when a commit would be left in the cache of the drive', () => {
  const database = openForWriting({ file: journalFile(tempDir()), nativeBinding: null }, 'FULL')
  database.pragma('fullfsync = OFF')
  expect(() => assertDurability(database, 'FULL')).toThrowError('fullfsync 0')
  database.close()
})

test('what is appended at the same time shares a commit', async () => {
  const { journal, commits } = await startTestJournal(tempDir())
  const appended = await Promise.all(Array.from({ length: 100 }, () => journal.append(ussdDelivery())))
  await journal.close()
  expect(appended.map(one => (one.ok ? one.seq : one.reason))).toEqual(Array.from({ length: 100 }, (_, n) => n + 1))
  expect([1, 2, 3, 4]).toContain(await commits())
})

test('answers full at once when too many wait', async () => {
  const { journal } = await startTestJournal(tempDir(), { entries: 3, bytes: 1_000_000 })
  const appended = await Promise.all(Array.from({ length: 5 }, () => journal.append(ussdDelivery())))
  await journal.close()
  expect(appended.map(({ ok }) => ok)).toEqual([true, true, true, false, false])
  expect(appended[4]).toEqual({ ok: false, reason: 'full' })
})

test('answers full when too many bytes wait', async () => {
  const entry = ussdDelivery()
  const { journal } = await startTestJournal(tempDir(), { entries: 100, bytes: 2 * (entry.body.length + 32) })
  const appended = await Promise.all(Array.from({ length: 3 }, () => journal.append(entry)))
  await journal.close()
  expect(appended.map(({ ok }) => ok)).toEqual([true, true, false])
})

test('takes entries again after it was full', async () => {
  const { journal } = await startTestJournal(tempDir(), { entries: 1, bytes: 1_000_000 })
  await Promise.all([journal.append(ussdDelivery()), journal.append(ussdDelivery())])
  const later = await journal.append(ussdDelivery())
  await journal.close()
  expect(later).toEqual({ ok: true, seq: 2 })
})

test('answers disk while the file cannot be written, and goes on afterwards', async () => {
  const dir = tempDir()
  const { journal, troubles } = await startTestJournal(dir)
  const other = new Sqlite(journalFile(dir))
  other.exec('BEGIN IMMEDIATE')
  const during = await journal.append(ussdDelivery())
  other.exec('ROLLBACK')
  other.close()
  const after = await journal.append(ussdDelivery())
  await journal.close()
  expect([during, after, troubles.map(({ kind }) => kind)]).toEqual([
    { ok: false, reason: 'disk' },
    { ok: true, seq: 1 },
    ['locked'],
  ])
})

const rulesSet = (failed: boolean) => {
  const act = { kind: 'rules-set', notifications: { ...defaultRules.notifications, failed } } as const
  return { kind: 'act', at: 5, act } satisfies Entry
}

function kindsIn(dir: string): readonly unknown[] {
  const other = new Sqlite(journalFile(dir), { readonly: true })
  const rows = other.prepare('SELECT kind, act FROM entries ORDER BY seq').all()
  other.close()
  return rows
}

test('what is owed goes before everything later, when the disk refuses it at first; of several the last', async () => {
  const dir = tempDir()
  const { journal } = await startTestJournal(dir)
  const locker = new Sqlite(journalFile(dir))
  locker.exec('BEGIN IMMEDIATE')
  journal.owe(rulesSet(true))
  await journal.drained()
  journal.owe(rulesSet(false))
  await journal.drained()
  locker.exec('ROLLBACK')
  locker.close()
  const appended = await journal.append(ussdDelivery())
  await journal.close()
  expect([appended, kindsIn(dir)]).toEqual([
    { ok: true, seq: 2 },
    [
      { kind: 'rules-set', act: JSON.stringify(rulesSet(false).act) },
      { kind: 'delivery', act: null },
    ],
  ])
})

test('how far it is, is known as soon as an entry is answered', async () => {
  const dir = tempDir()
  const first = await startTestJournal(dir)
  await first.journal.append(ussdDelivery())
  await first.journal.close()
  const { journal } = await startTestJournal(dir)
  const before = journal.head()
  await journal.append(ussdDelivery())
  const after = journal.head()
  await journal.close()
  expect([before, after]).toEqual([1, 2])
})

test('a batch that meets a full disk leaves nothing behind', () => {
  const database = openJournal(placeOf(tempDir()))
  const { write } = createJournalWriter(database)
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages}`)
  const many: Entry[] = Array.from({ length: 500 }, () => ussdDelivery())
  expect(() => write([packEntries(many)])).toThrowError(expect.objectContaining({ code: 'SQLITE_FULL' }))
  const { firstSeq } = write([packEntries([ussdDelivery()])])
  const count = database.prepare('SELECT count(*) FROM entries').pluck().get()
  database.close()
  expect([firstSeq, count]).toEqual([1, 1])
})

test('answers disk for what waits when its thread dies', async () => {
  const dir = tempDir()
  const deaths: (Error | null)[] = []
  const journal = await startJournal({
    startedAt: 0,
    place: placeOf(dir),
    threadFile: new URL('../threads/dying-journal.ts', import.meta.url),
    projector: new MessageChannel().port1,
    onTrouble: () => {},
    onDeath: error => deaths.push(error),
  })
  const during = await journal.append(ussdDelivery())
  const after = await journal.append(ussdDelivery())
  expect([during, after, deaths.map(error => error?.message)]).toEqual([
    { ok: false, reason: 'disk' },
    { ok: false, reason: 'disk' },
    ['out of memory, say'],
  ])
})

test('says so when a commit would not be durable', () => {
  const database = openForWriting({ file: journalFile(tempDir()), nativeBinding: null }, 'NORMAL')
  expect(() => assertDurability(database, 'FULL')).toThrowError('synchronous 1')
  database.close()
})

test('reads every body as the text that its bytes are, also where they are none', () => {
  const bodies = [
    Buffer.from('{"id":"é😀"}'),
    Buffer.from([0x7b, 0xff, 0xed, 0xa0, 0x80, 0xc3]),
    Buffer.from('{"id":"a"}\0{"id":"b"}'),
    Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    Buffer.alloc(0),
  ]
  const database = openJournal(placeOf(tempDir()))
  createJournalWriter(database).write([packEntries(bodies.map(body => ({ ...ussdDelivery(), body })))])
  const entries = createJournalReading(database).after(0, 100)
  database.close()
  expect(entries.map(entry => entry.kind === 'delivery' && entry.text)).toEqual(
    bodies.map(body => body.toString('utf8')),
  )
})
