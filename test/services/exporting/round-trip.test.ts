import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactUssdData } from '../../../electron/core/masking/redact.ts'
import { everything } from '../../../electron/core/query/filter.ts'
import { openExport } from '../../../electron/services/store/exporting/open-export.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { openReadStore } from '../../../electron/services/store/reading/read-store.ts'
import { act as actEntry, answered, jobHistory, noon } from '../store/retention/job-histories.ts'
import { deliveryOf, jobDelivery, placeOf, tempDir, ussdDelivery, ussdFixtures } from '../store/store-kit.ts'
import { dumpOf } from '../store/upkeep/dump.ts'
import { fill, readIn, seen, textOf } from './exporting-kit.ts'

const at = fc.integer({ min: Date.parse('2026-03-01T00:00:00Z'), max: Date.parse('2026-03-20T00:00:00Z') })
const uuid = fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4')
const id = uuid.map(one => `shop/ussd/${one}`)
const iso = at.map(time => new Date(time).toISOString())

const delivery: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .record({
      uuid,
      status: fc.constantFrom('pending', 'failed', 'succeeded', 'reversed'),
      updatedAt: iso,
      startedAt: iso,
      action: fc.constantFrom('Send Money', 'Buy Airtime'),
      message: fc.string({ unit: 'grapheme', maxLength: 20 }),
    })
    .chain(said => at.map(receivedAt => ussdDelivery(said, { receivedAt }))),
  fc
    .constantFrom('uploading', 'complete', 'failed')
    .chain(state => at.map(receivedAt => jobDelivery(state, { receivedAt }))),
  fc.constantFrom(...ussdFixtures).map(({ data }) => deliveryOf(redactUssdData(data))),
  fc.constant(deliveryOf({ odd: true })),
)
const act: fc.Arbitrary<Entry> = fc.tuple(at, id).chain(([time, transactionId]) =>
  fc
    .oneof(
      fc.record({
        kind: fc.constant('resolved' as const),
        verdict: fc.constantFrom('succeeded' as const, 'failed' as const),
        note: fc.string({ maxLength: 20 }),
      }),
      fc.record({ kind: fc.constant('reopened' as const) }),
      fc.record({ kind: fc.constant('revealed' as const) }),
      fc.record({ kind: fc.constant('stuck-found' as const), reason: fc.constant('learned' as const) }),
    )
    .map(done => ({ kind: 'act' as const, at: time, act: { ...done, transactionId } })),
)

test('a whole export brings an empty folder to the same transactions, histories, decisions and notes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: delivery }, act), { minLength: 1, maxLength: 25 }),
      async entries => {
        const [from, to] = [tempDir(), tempDir()]
        fill(from, entries)
        const imported = await readIn(to, textOf(from))
        expect(imported).toMatchObject({ ok: true, value: { unreadable: [], duplicates: 0 } })
        expect(await seen(to)).toEqual(await seen(from))
      },
    ),
    { numRuns: 25 },
  )
})

test('so it does with jobs, their models and what Hover answered about them', async () => {
  await fc.assert(
    fc.asyncProperty(jobHistory, async entries => {
      const [from, to] = [tempDir(), tempDir()]
      fill(from, entries)
      const text = textOf(from)
      expect(await readIn(to, text)).toMatchObject({ ok: true, value: { unreadable: [], duplicates: 0 } })
      expect(await seen(to)).toEqual(await seen(from))
      expect(await readIn(to, text)).toMatchObject({ value: { accepted: 0, odd: 0 } })
    }),
    { numRuns: 40 },
  )
})

test('what was over before the first look waits for nobody after an import either', async () => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [answered({ reason: 'baseline', job: { state: 'failed' } })])
  await readIn(to, textOf(from))
  expect((await seen(to)).details.map(({ flags }) => flags)).toEqual([['BASELINE']])
})

test('blind windows stay where they were, and what is imported counts in none of this folder', async () => {
  const [from, to] = [tempDir(), tempDir()]
  const window = (id: string): readonly Entry[] => [
    actEntry({
      ...{ kind: 'blind-began', windowId: id, sourceId: 'org', product: 'hover-org', cause: 'app-closed' },
      from: noon,
    }),
    actEntry({ kind: 'blind-ended', windowId: id, until: noon + 1000 }),
  ]
  fill(from, [...window('theirs'), answered({ reason: 'catch-up' })])
  fill(to, window('ours'))
  await readIn(to, textOf(from))
  const windows = dumpOf(to).blind_windows?.map(row => JSON.parse(row))
  expect(windows).toMatchObject([{ id: 'ours', recovered: 0 }])
})

test('nobody is told of what was imported', async () => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [ussdDelivery()])
  await readIn(to, textOf(from))
  const opened = openReadStore(placeOf(to))
  if (!opened.ok) throw new Error(opened.trouble.sentence)
  expect(await opened.store.dueNotices()).toEqual([])
  await opened.store.close()
})

test('importing it again stores nothing twice', async () => {
  const [from, to] = [tempDir(), tempDir()]
  const resolved = { kind: 'resolved', transactionId: 'shop/ussd/u-1', verdict: 'succeeded', note: '' } as const
  fill(from, [
    ussdDelivery(),
    jobDelivery('complete'),
    deliveryOf({ odd: true }),
    { kind: 'act', at: 5, act: resolved },
  ])
  const text = textOf(from)
  await readIn(to, text)
  expect(await readIn(to, text)).toMatchObject({ value: { accepted: 0, odd: 0, duplicates: 4 } })
})

test('a body that is no text keeps every byte, and so does what was signed', async () => {
  const [from, to] = [tempDir(), tempDir()]
  const bytes = Buffer.from('{"event":"job-state-changed","job_id":7,"state":"complete","x":"\\ud800"}')
  const signed = JSON.stringify({ headers: { date: 'Thu, 05 Mar 2026 09:15:00 GMT' }, path: '/hook/x' })
  fill(from, [{ ...jobDelivery('complete'), body: bytes, signed, digest: hash('sha256', bytes, 'buffer') }])
  await readIn(to, textOf(from))
  const opened = openExport(placeOf(to))
  const [exported] = opened?.reading.transactions(everything) ?? []
  const [stored] = exported?.deliveries() ?? []
  opened?.close()
  expect([stored?.body.equals(bytes), stored?.signed]).toEqual([true, signed])
})

test.each([
  ['a masked export', { whole: false }, /--whole/],
  ['no export at all', null, /does not begin/],
])('refuses %s with a sentence', async (_, wish, sentence) => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [ussdDelivery()])
  const imported = await readIn(to, wish === null ? '{"a":1}\n' : textOf(from, wish))
  expect(imported.ok ? '' : imported.failure.sentence).toMatch(sentence)
})

test('a PIN that somebody wrote into the file does not reach the disk', async () => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [ussdDelivery()])
  const forged = textOf(from).replace(
    '\\"values_entered\\":[\\"1\\"]',
    '\\"input_extras\\":{\\"pin\\":\\"4711\\"},\\"values_entered\\":[\\"1\\"]',
  )
  expect(forged).toContain('4711')
  await readIn(to, forged)
  expect(textOf(to)).not.toContain('4711')
})

test('what contradicts a person is still a conflict after an import, also where a clock had stepped back', async () => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [
    answered({ job: { state: 'working' } }),
    actEntry({ kind: 'resolved', transactionId: 'org/job/7', verdict: 'failed', note: '' }, noon + 60_000),
    answered({ at: noon - 86_400_000, reason: 'catch-up', job: { state: 'cancelled' } }),
  ])
  await readIn(to, textOf(from))
  expect(
    [(await seen(from)).details, (await seen(to)).details].map(details => details.map(({ flags }) => flags)),
  ).toEqual([[['CONFLICT']], [['CONFLICT']]])
})

test('a newer decision of this folder stays when an export with an older one is imported', async () => {
  const [from, to] = [tempDir(), tempDir()]
  const about = { kind: 'resolved', transactionId: 'shop/ussd/u-1', note: '' } as const
  fill(from, [ussdDelivery(), actEntry({ ...about, verdict: 'failed' }, 1000)])
  fill(to, [ussdDelivery(), actEntry({ ...about, verdict: 'succeeded' }, 2000)])
  await readIn(to, textOf(from))
  expect((await seen(to)).details).toMatchObject([{ resolution: { verdict: 'succeeded' } }])
})

test.each([
  ['no JSON', Buffer.from('not json at all')],
  ['no text', Buffer.from([0xff, 0xfe, 0x00])],
  ['nested too deeply', Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
])('what Hover signed is taken along where it is %s, and is kept aside there too', async (_, body) => {
  const [from, to] = [tempDir(), tempDir()]
  fill(from, [{ ...jobDelivery('complete'), body, digest: hash('sha256', body, 'buffer') }])
  const text = textOf(from)
  expect(await readIn(to, text)).toMatchObject({ value: { accepted: 0, odd: 1, unreadable: [] } })
  expect((await seen(to)).odd).toEqual((await seen(from)).odd)
  expect(await readIn(to, text)).toMatchObject({ value: { odd: 0, duplicates: 1 } })
})

test('a decision about a transaction with a long id is taken along', async () => {
  const [from, to] = [tempDir(), tempDir()]
  const uuid = 'x'.repeat(600)
  const about = { transactionId: `shop/ussd/${uuid}`, verdict: 'succeeded', note: 'paid' } as const
  fill(from, [ussdDelivery({ uuid }), actEntry({ kind: 'resolved', ...about })])
  expect(await readIn(to, textOf(from))).toMatchObject({ value: { unreadable: [] } })
  expect((await seen(to)).details).toMatchObject([{ resolution: { note: 'paid' } }])
})
