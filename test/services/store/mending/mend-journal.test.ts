import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'
import { noteDamage } from '../../../../electron/services/store/suspect.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { openFolder } from '../retention/retention-kit.ts'
import {
  defaultRules,
  jobDelivery,
  openTestStore,
  placeOf,
  query,
  tempDir,
  threads,
  ussdDelivery,
} from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'

const pageBytes = 16_384
const deliveries = 300

/** A folder with many transactions, in a file of its own without a write-ahead log. */
async function usedFolder(): Promise<string> {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const message = 'm'.repeat(1500)
  await Promise.all(
    Array.from({ length: deliveries }, (_, n) => store.append(ussdDelivery({ uuid: `u-${n}`, message }))),
  )
  await store.settled()
  await store.close()
  foldLogInto(dir)
  return dir
}

function foldLogInto(dir: string): void {
  const journal = new Sqlite(journalFile(dir))
  journal.pragma('wal_checkpoint(TRUNCATE)')
  journal.close()
}

function pagesOf(file: string): number {
  return readFileSync(file).length / pageBytes
}

/** Pages are counted from one, as SQLite does. */
function ruinPages(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file)
  for (const page of pages) bytes.fill('ruin', (page - 1) * pageBytes, page * pageBytes)
  writeFileSync(file, bytes)
}

/** Pages of the table, and of what does not fit into them. */
function pagesOfEntries(dir: string): readonly number[] {
  const journal = new Sqlite(journalFile(dir), { readonly: true })
  const pages = journal
    .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'entries' AND pagetype = 'leaf' ORDER BY pageno`)
    .pluck()
    .all()
  journal.close()
  return pages
}

async function afterMending(dir: string) {
  const store = await openTestStore(dir)
  await store.settled()
  const due = await store.dueNotices()
  const { rows } = await store.page(query({ limit: 500 }))
  await store.append(ussdDelivery({ uuid: 'afterwards' }))
  await store.settled()
  await store.close()
  const journal = new Sqlite(journalFile(dir), { readonly: true })
  const mended = journal.prepare<[], string>(`SELECT act FROM entries WHERE kind = 'mended'`).pluck().all()
  const ids = journal.prepare<[], string>(`SELECT body ->> '$.id' FROM entries WHERE kind = 'delivery'`).pluck().all()
  const sound = journal.pragma('integrity_check', { simple: true })
  const newest = journal.prepare('SELECT max(seq) FROM entries').pluck().get()
  journal.close()
  const told = due.filter(({ topic }) => topic === 'damage')
  return {
    rows: rows.map(({ providerId }) => providerId),
    mended: mended.map(act => JSON.parse(act)),
    ids,
    sound,
    told,
    newest,
  }
}

test('the rest of a journal with a damaged page is kept', async () => {
  const dir = await usedFolder()
  const [, , damaged = 0] = pagesOfEntries(dir)
  ruinPages(journalFile(dir), [damaged])
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const { ids, mended, sound } = await afterMending(dir)
  expect(mended).toMatchObject([{ what: 'journal', setAside: 'journal.db.damaged-1' }])
  const [{ lost }] = mended
  expect(lost).toBeGreaterThan(0)
  expect(lost).toBeLessThan(20)
  expect(ids.length).toBe(deliveries - lost + 1)
  expect(sound).toBe('ok')
})

test('what could not be read is told once, with how much it is at most', async () => {
  const dir = await usedFolder()
  const [, , damaged = 0] = pagesOfEntries(dir)
  ruinPages(journalFile(dir), [damaged])
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const { told, mended } = await afterMending(dir)
  expect(told).toMatchObject([{ urgency: 'critical', body: expect.stringContaining(`Up to ${mended[0].lost} of its`) }])
})

test('what is lost is never told as more than there ever was', async () => {
  const dir = await usedFolder()
  const journal = new Sqlite(journalFile(dir), { readonly: true })
  const roots = journal
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name IN ('entries', 'segments')`)
    .pluck()
    .all()
  const head = journal.prepare<[], number>('SELECT max(seq) FROM entries').pluck().get()
  journal.close()
  ruinPages(journalFile(dir), roots)
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const { mended } = await afterMending(dir)
  expect(mended).toMatchObject([{ lost: head }])
})

test('the damaged file is set aside as it was', async () => {
  const dir = await usedFolder()
  const [, , damaged = 0] = pagesOfEntries(dir)
  ruinPages(journalFile(dir), [damaged])
  const before = readFileSync(journalFile(dir))
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  await afterMending(dir)
  expect(readFileSync(`${journalFile(dir)}.damaged-1`).equals(before)).toBe(true)
})

test('what is shown after it follows from what is left', async () => {
  const dir = await usedFolder()
  ruinPages(journalFile(dir), pagesOfEntries(dir).slice(2, 5))
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  await afterMending(dir)
  const seen = dumpOf(dir).transactions
  rmSync(stateFile(dir))
  const store = await openTestStore(dir)
  await store.settled()
  await store.close()
  expect(dumpOf(dir).transactions).toEqual(seen)
})

test('what is shown after a mending that was cut short follows from what is left', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  for (const uuid of ['a', 'lost', 'c']) await store.append(ussdDelivery({ uuid }))
  await store.settled()
  await store.close()
  foldLogInto(dir)
  // Killed when the mended journal was whole, and had not taken the place of the damaged one.
  const mended = `${journalFile(dir)}.mended`
  copyFileSync(journalFile(dir), mended)
  const rest = new Sqlite(mended)
  rest.exec(`DELETE FROM entries WHERE body ->> '$.id' = 'lost'`)
  rest.close()
  const { rows } = await afterMending(dir)
  expect(rows.toSorted()).toEqual(['a', 'c'])
})

test('a journal whose first page is damaged loses nothing', async () => {
  const dir = await usedFolder()
  ruinPages(journalFile(dir), [1])
  const { ids, mended } = await afterMending(dir)
  expect([ids.length, mended]).toMatchObject([deliveries + 1, [{ lost: 0 }]])
})

test('a damaged end of the journal is mended by the start that meets it, and no position is given twice', async () => {
  const dir = await usedFolder()
  const before = new Sqlite(journalFile(dir), { readonly: true })
  const newest = Number(before.prepare('SELECT max(seq) FROM entries').pluck().get())
  before.close()
  ruinPages(journalFile(dir), [pagesOfEntries(dir).at(-1) ?? 0])
  const after = await afterMending(dir)
  expect(after.mended).toMatchObject([{ what: 'journal' }])
  expect(after.newest).toBeGreaterThan(newest + 1)
})

test.each(Array.from({ length: 12 }, (_, n) => n))(
  'whichever pages are damaged, what is left is sound (%i)',
  async n => {
    const dir = await usedFolder()
    const pages = pagesOf(journalFile(dir))
    const which = Array.from({ length: (n % 3) + 1 }, (_, index) => 1 + ((n * 7 + index * 11) % pages))
    ruinPages(journalFile(dir), which)
    noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
    const { ids, mended, sound, rows } = await afterMending(dir)
    const lost = mended[0]?.lost ?? 0
    expect(sound).toBe('ok')
    expect(ids.length - 1 + lost).toBeGreaterThanOrEqual(deliveries)
    expect(rows.length).toBe(ids.length - 1)
  },
)

test('damage that the projector meets is told, and mended by the next start', async () => {
  const dir = await usedFolder()
  ruinPages(journalFile(dir), pagesOfEntries(dir).slice(3, 4))
  for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(dir) + suffix, { force: true })
  const troubles: string[] = []
  const store = await openTestStore(dir, { onTrouble: ({ kind, file }) => troubles.push(`${kind} ${file}`) })
  await store.settled()
  await store.close()
  const { mended } = await afterMending(dir)
  expect([troubles[0], mended.length]).toEqual([`corrupt ${journalFile(dir)}`, 1])
})

test('a mending that was cut short between two names is finished', async () => {
  const dir = await usedFolder()
  renameSync(journalFile(dir), `${journalFile(dir)}.mended`)
  const { ids } = await afterMending(dir)
  expect(ids.length).toBe(deliveries + 1)
})

test('what a mending that was cut short left behind goes', async () => {
  const dir = await usedFolder()
  writeFileSync(`${journalFile(dir)}.mending`, 'half of a journal')
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const { ids } = await afterMending(dir)
  expect([ids.length, readdirSync(dir).filter(name => /mending|mended|grafted/.test(name))]).toEqual([
    deliveries + 1,
    [],
  ])
})

test('a file that is no database is refused with a sentence and left as it is', async () => {
  const dir = tempDir()
  writeFileSync(journalFile(dir), 'no database'.repeat(5000))
  const opened = await openStore({ ...placeOf(dir), threads, rules: defaultRules, now: () => 0 })
  expect(opened).toMatchObject({ ok: false, trouble: { kind: 'corrupt', file: journalFile(dir) } })
  expect([readFileSync(journalFile(dir), 'utf8').slice(0, 11), existsSync(`${journalFile(dir)}.damaged-1`)]).toEqual([
    'no database',
    false,
  ])
})

test('a journal that lost its newest entries is told', async () => {
  const dir = await usedFolder()
  const journal = new Sqlite(journalFile(dir))
  journal.exec('DELETE FROM entries WHERE seq > 290')
  journal.close()
  const { told, mended } = await afterMending(dir)
  expect([mended.length, told.length]).toEqual([1, 1])
  expect(mended[0]).toMatchObject({ what: 'journal', setAside: null })
})

test('a packed block that cannot be unpacked is told with what it held, and not met again', async () => {
  const dir = await usedFolder()
  const journal = new Sqlite(journalFile(dir))
  journal.exec(`
    DELETE FROM entries WHERE seq BETWEEN 2 AND 65;
    INSERT INTO segments (last_seq, first_seq, entries, whole, last_at, codec, content)
      VALUES (65, 2, 64, 64, 0, 'brotli', x'00112233');
  `)
  journal.close()
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const first = await afterMending(dir)
  const second = await afterMending(dir)
  expect([first.mended[0]?.lost, second.mended.length]).toEqual([64, 1])
})

test('of a packed block in which one body is not the one that came, the others are kept', async () => {
  const folder = openFolder()
  folder.receive(jobDelivery('completed'), jobDelivery('cancelled', { digest: Buffer.alloc(32) }))
  folder.packAll()
  folder.receive(ussdDelivery({ uuid: 'later' }))
  folder.close()
  noteDamage(folder.dir, { kind: 'corrupt', file: journalFile(folder.dir) })
  const { mended } = await afterMending(folder.dir)
  expect(mended).toMatchObject([{ lost: 1 }])
})

test('an amount that changed in the file is met by the rebuild, and the next start tells of one lost entry', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  await store.append(ussdDelivery({ uuid: 'kept', message: 'Sent KES 250.00' }))
  await store.append(ussdDelivery({ uuid: 'changed', message: 'Sent KES 100.00' }))
  await store.settled()
  await store.close()
  foldLogInto(dir)
  const bytes = readFileSync(journalFile(dir))
  bytes.write('900', bytes.indexOf('KES 100.00') + 'KES '.length)
  writeFileSync(journalFile(dir), bytes)
  expect(() => rebuildState(placeOf(dir), { onProgress: () => {} })).toThrowError('damaged')
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  const { mended, ids, told } = await afterMending(dir)
  expect([mended[0]?.lost, ids, told.length]).toEqual([1, ['kept', 'afterwards'], 1])
})
