import { createHash, createHmac } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { createStoredDeliveries } from '../../../../electron/services/store/exporting/stored-deliveries.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { journalMigrations } from '../../../../electron/services/store/journal/file/journal-schema.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { migrate } from '../../../../electron/services/store/migrate.ts'
import { entries } from '../../../../electron/services/store/migrations/journal/0001-entries.ts'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import { createDeviceAlias } from '../../../../electron/services/store/queries/device-alias.ts'
import {
  decodeSegment,
  encodeSegment,
  intactOnesOf,
} from '../../../../electron/services/store/segments/segment-format.ts'
import { entriesIn, openFolder } from '../retention/retention-kit.ts'
import { deliveryOf, jobDelivery, placeOf, tempDir, ussdDelivery } from '../store-kit.ts'

test('whatever a segment holds comes back byte for byte', () => {
  const kept = fc.record({
    seq: fc.nat(),
    at: fc.integer(),
    form: fc.constantFrom('whole' as const, 'trimmed' as const, 'gone' as const),
    sourceId: fc.string(),
    sourceName: fc.string({ unit: 'binary' }),
    product: fc.constantFrom('ussd-app' as const, 'hover-org' as const),
    provenBy: fc.constantFrom('current-secret' as const, 'import' as const),
    signed: fc.option(fc.string()),
    digest: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes)),
    body: fc.uint8Array().map(bytes => Buffer.from(bytes)),
  })
  fc.assert(
    fc.property(fc.array(kept), all => {
      expect(decodeSegment(encodeSegment(all))).toEqual(all)
    }),
  )
})

test('the proof of a packed delivery can be repeated', () => {
  const folder = openFolder()
  const key = 'secret of the organization'
  const entry = jobDelivery('complete', { signed: JSON.stringify({ headers: { date: 'd' }, path: '/hook' }) })
  const proof = createHmac('sha256', key).update(entry.body).digest('hex')
  folder.receive(entry)
  folder.packAll()
  const stored = createStoredDeliveries(folder.journal).delivery(1)
  expect([
    createHmac('sha256', key)
      .update(stored?.body ?? '')
      .digest('hex'),
    createHash('sha256')
      .update(stored?.body ?? '')
      .digest()
      .equals(stored?.digest ?? Buffer.alloc(0)),
    stored?.signed,
  ]).toEqual([proof, true, entry.signed])
})

test('entries come in their order, packed or not, however many are asked for at once', () => {
  const folder = openFolder()
  const act = { kind: 'act', at: 1, act: { kind: 'revealed', transactionId: 'shop/ussd/u-1' } } as const
  for (let n = 0; n < 5; n += 1) {
    folder.receive(ussdDelivery({ uuid: `p-${n}` }), act, ussdDelivery({ uuid: `q-${n}` }))
    if (n < 4) folder.packAll()
  }
  const reading = createJournalReading(folder.journal)
  for (const limit of [1, 2, 7, 100]) {
    const seen: number[] = []
    for (let seq = 0; ; ) {
      const found = reading.after(seq, limit)
      seen.push(...found.map(entry => entry.seq))
      if (found.length === 0) break
      seq = seen.at(-1) ?? 0
    }
    expect(seen).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  }
})

test('the names of phones stay when the first delivery is packed', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  const before = createDeviceAlias(folder.journal)('device')
  folder.packAll()
  expect(createDeviceAlias(folder.journal)('device')).toBe(before)
})

test('the newest position is known when everything is packed', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  folder.packAll()
  expect(createJournalReading(folder.journal).head()).toBe(2)
})

test('the newest position is known when only an older act is not packed, and nothing is said to be lost', () => {
  const folder = openFolder()
  folder.receive({ kind: 'act', at: 1, act: { kind: 'storm-closed' } }, ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  folder.packAll()
  const journalHead = createJournalReading(folder.journal).head()
  folder.close()
  const { database, journalLost } = openState({ ...folder.place, journalHead })
  database.close()
  expect([journalHead, journalLost]).toEqual([3, 0])
})

test('a segment that only a newer version can read is refused with a sentence', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery())
  folder.packAll()
  folder.journal.exec(`UPDATE segments SET codec = 'zstd-9'`)
  expect(() => createJournalReading(folder.journal).after(0, 1)).toThrowError('newer version')
})

test('a damaged segment is said to be one', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery())
  folder.packAll()
  folder.journal.exec(`UPDATE segments SET content = x'00ff'`)
  expect(() => createJournalReading(folder.journal).after(0, 1)).toThrowError('damaged')
})

test('a packed delivery that changed in its segment is said to be damaged, and those beside it are found', () => {
  const body = (uuid: string) => Buffer.from(JSON.stringify({ id: uuid, paid: 'KES 100' }))
  const kept = ['a', 'b', 'c'].map((uuid, seq) => ({
    ...{ seq, at: 1, form: 'whole' as const, sourceId: 'shop', sourceName: 'Shop', product: 'ussd-app' as const },
    ...{ provenBy: 'current-secret' as const, signed: null, digest: Buffer.alloc(32), body: body(uuid) },
  }))
  const raw = brotliDecompressSync(encodeSegment(kept))
  raw.write('900', raw.indexOf('KES 100', raw.indexOf('"b"')) + 'KES '.length)
  const changed = brotliCompressSync(raw)
  expect(() => decodeSegment(changed)).toThrowError('not what was written')
  expect(intactOnesOf(changed)).toEqual([kept[0], kept[2]])
})

test('the second version of the journal keeps what the first one holds, beside a copy of it', () => {
  const dir = tempDir()
  const file = journalFile(dir)
  const old = new Sqlite(file)
  migrate(old, { file, migrations: [entries], backup: true })
  const { body, digest } = deliveryOf({ id: 'a' })
  old
    .prepare(
      `INSERT INTO entries (at, kind, source_id, source_name, product, proven_by, digest, body) VALUES (1, 'delivery', 's', 'S', 'ussd-app', 'import', ?, ?)`,
    )
    .run(digest, body)
  old.close()
  const journal = openJournal(placeOf(dir))
  const version = journal.pragma('user_version', { simple: true })
  const found = createJournalReading(journal).stored(1)?.body
  journal.close()
  const copy = new Sqlite(`${file}.before-v${journalMigrations.length}`, { readonly: true })
  const kept = copy.prepare('SELECT count(*) FROM entries').pluck().get()
  copy.close()
  expect([version, found?.equals(body), kept]).toEqual([journalMigrations.length, true, 1])
})

test('the third version of the journal reads what the second one wrote, packed too, and guards what comes afterwards', () => {
  const folder = openFolder()
  folder.receive(ussdDelivery({ uuid: 'packed' }))
  folder.packAll()
  folder.receive(ussdDelivery({ uuid: 'before' }))
  folder.journal.exec('ALTER TABLE entries DROP COLUMN checksum; PRAGMA user_version = 2')
  folder.close()
  const next = openFolder(folder.dir)
  next.receive(ussdDelivery({ uuid: 'after' }))
  const checksums = next.journal.prepare('SELECT checksum IS NOT NULL FROM entries ORDER BY seq').pluck().all()
  expect([entriesIn(folder.dir).map(({ seq }) => seq), checksums]).toEqual([
    [1, 2, 3],
    [0, 1],
  ])
})

test('a segment that an earlier version wrote has no checksums, and is read', () => {
  const [kept] = [
    {
      seq: 1,
      at: 1,
      form: 'whole' as const,
      sourceId: 's',
      sourceName: 'S',
      product: 'ussd-app' as const,
      provenBy: 'import' as const,
      signed: null,
      digest: Buffer.alloc(32, 7),
      body: Buffer.from('{}'),
    },
  ]
  const raw = brotliDecompressSync(encodeSegment([kept]))
  const [columns] = JSON.parse(raw.toString('utf8', 4, 4 + raw.readUInt32LE(0)))
  const head = Buffer.from(JSON.stringify([columns.slice(0, 9)]))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const earlier = brotliCompressSync(Buffer.concat([length, head, raw.subarray(4 + raw.readUInt32LE(0))]))
  expect(decodeSegment(earlier)).toEqual([kept])
})

test('a journal of the first version can be read while an older engine works on it', () => {
  const dir = tempDir()
  const file = journalFile(dir)
  const old = new Sqlite(file)
  migrate(old, { file, migrations: [entries], backup: true })
  expect(createJournalReading(old).after(0, 10)).toEqual([])
  old.close()
})

test('an entry from a clock that was far ahead does not hold up what is behind it', () => {
  const folder = openFolder()
  folder.receive(
    ussdDelivery({ uuid: 'a' }, { receivedAt: Date.parse('2090-01-01T00:00:00Z') }),
    ussdDelivery({ uuid: 'b' }),
  )
  expect(folder.packAll()).toBe(2)
})
