import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageQuery, TransactionPage } from '../../../../../electron/contract/transactions/transaction.ts'
import type { Database } from '../../../../../electron/services/store/database.ts'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../../electron/services/store/journal/packing.ts'
import { openState } from '../../../../../electron/services/store/projection/open-state.ts'
import { createProjector } from '../../../../../electron/services/store/projection/projector.ts'
import { latestRunsSql } from '../../../../../electron/services/store/projection/sums/action-runs.ts'
import { unpackPage } from '../../../../../electron/services/store/queries/list/packed-page.ts'
import { createPageQuery, type PageRequest } from '../../../../../electron/services/store/queries/list/page.ts'
import { overdueSql } from '../../../../../electron/services/store/queries/watching/overdue.ts'
import { pageSteps, slowSteps } from '../../plans.ts'
import { jobDelivery, placeOf, query, ussdDelivery } from '../../store-kit.ts'

const place = placeOf(mkdtempSync(join(tmpdir(), 'hover-tray-page-')))
let journal: Database
let state: Database
let page: (request: PageRequest) => TransactionPage

const statuses = ['pending', 'succeeded', 'failed'] as const
const operators = ['Safaricom Ltd.', 'MTN Ghana', 'Moov Côte d’Ivoire'] as const

/** 60 transactions, several of which began at the same moment, and one job. */
const deliveries = Array.from({ length: 60 }, (_, n) =>
  ussdDelivery({
    uuid: `tx-${n}`,
    status: statuses[n % 3] ?? 'failed',
    operator: operators[n % 3] ?? '',
    startedAt: new Date(Date.UTC(2026, 2, 1 + ((n * 7) % 10))).toISOString(),
    action: n % 2 === 0 ? 'Send Money' : 'Buy Airtime',
  }),
)

function append(...entries: Parameters<typeof packEntries>[0]): void {
  createJournalWriter(journal).write([packEntries(entries)])
  createProjector(state, createJournalReading(journal)).projectBatch({ maxEntries: 500, maxMs: 1000, now: () => 0 })
}

beforeAll(() => {
  journal = openJournal(place)
  state = openState({ ...place, journalHead: 0 }).database
  const query = createPageQuery(state)
  page = request => unpackPage(query(request))
  append(...deliveries, jobDelivery('failed'))
})

afterAll(() => {
  state.close()
  journal.close()
  rmSync(place.dataDir, { recursive: true, force: true })
})

function idsOf(wanted: Partial<PageQuery>): readonly string[] {
  const ids: string[] = []
  let after: string | null = null
  do {
    const { rows, next } = page(query({ ...wanted, after }))
    ids.push(...rows.map(({ providerId }) => providerId))
    after = next
  } while (after !== null)
  return ids
}

test('pages hold every transaction once, newest first', () => {
  const one = page(query({ limit: 500 })).rows
  const many = idsOf({ limit: 7 })
  const times = one.map(({ startedAt }) => startedAt)
  expect(many).toEqual(one.map(({ providerId }) => providerId))
  expect(new Set(many).size).toBe(61)
  expect(times).toEqual([...times].sort().reverse())
})

test('several statuses come as one list in order', () => {
  const wanted = { status: ['failed', 'pending'] as const }
  const expected = page(query({ limit: 500 })).rows.filter(({ status }) => status !== 'succeeded')
  expect(idsOf({ status: [...wanted.status], limit: 9 })).toEqual(expected.map(({ providerId }) => providerId))
})

test('a source is a list of its own', () => {
  expect(idsOf({ sourceId: 'org' })).toEqual(['1234567'])
  expect(idsOf({ sourceId: 'shop', limit: 13 }).length).toBe(60)
  expect(idsOf({ sourceId: 'shop', status: ['failed'], limit: 4 }).length).toBe(20)
})

test('no status asked for is no row', () => {
  expect(page(query({ status: [] }))).toEqual({ rows: [], next: null })
})

test('finds words by their beginnings, without accents', () => {
  expect(idsOf({ text: 'cote buy' }).length).toBe(10)
  expect(idsOf({ text: 'airt', limit: 4 }).length).toBe(30)
})

test('finds a transaction by its id, and a job by the number that its client gave it', () => {
  expect(idsOf({ text: 'tx-17' })).toEqual(['tx-17'])
  expect(idsOf({ text: 'claim-77' })).toEqual(['1234567'])
})

test('a search keeps to the status and the source', () => {
  expect(idsOf({ text: 'money', status: ['failed'], sourceId: 'shop' }).length).toBe(10)
})

test('a cursor of somebody else is the newest page', () => {
  const newest = page(query({ limit: 5 }))
  expect(page(query({ limit: 5, after: `'; DROP TABLE transactions; --` }))).toEqual(newest)
})

test('no text of a person breaks the search', () => {
  const nasty = [
    '"',
    '*',
    'OR',
    'NEAR(a b)',
    'a AND',
    '"a" OR *',
    'text:x',
    '^a',
    '-a',
    '(',
    '🙂',
    '\u0000',
    'a\u0000"b',
  ]
  const hard = fc.string({ unit: 'binary', maxLength: 200 })
  const syntax = fc
    .array(fc.constantFrom('"', '*', ' OR ', ' NOT ', '(', ')', 'a', ':', '^', '+', '\u0000'))
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...nasty), hard, syntax), text => {
      expect(page(query({ text: text.slice(0, 200) })).rows.length).toBeLessThanOrEqual(100)
    }),
    { numRuns: 500 },
  )
})

test('a search without a word finds nothing', () => {
  expect(page(query({ text: '🙂' }))).toEqual({ rows: [], next: null })
})

test('paging neither skips nor repeats while newer rows arrive', () => {
  const before = idsOf({ limit: 500 })
  const seen: string[] = []
  let after: string | null = null
  let arrivals = 0
  do {
    const { rows, next } = page(query({ limit: 10, after }))
    seen.push(...rows.map(({ providerId }) => providerId))
    after = next
    arrivals += 1
    append(ussdDelivery({ uuid: `new-${arrivals}`, startedAt: '2026-04-01T00:00:00Z' }))
  } while (after !== null)
  expect(seen).toEqual(before)
})

test.each<Partial<PageQuery>>([{}, { status: ['failed', 'pending'] }, { text: 'money' }])(
  'what is between two places of %j can be asked for again, in pages of any size',
  wanted => {
    const first = page(query({ ...wanted, limit: 7 }))
    const second = page(query({ ...wanted, limit: 9, after: first.next }))
    const again: string[] = []
    let after = first.next
    do {
      const { rows, next } = page(query({ ...wanted, limit: 4, after, through: second.next }))
      again.push(...rows.map(({ providerId }) => providerId))
      after = next
    } while (after !== null)
    expect(again).toEqual(second.rows.map(({ providerId }) => providerId))
    expect(again.length).toBe(9)
  },
)

const lists: readonly Partial<PageQuery>[] = [
  {},
  { status: ['failed'] },
  { status: ['failed', 'pending', 'unknown'] },
  { sourceId: 'shop' },
  { sourceId: 'shop', status: ['failed'] },
  { text: 'money' },
  { text: 'money', status: ['failed'], sourceId: 'shop' },
]
const after = Buffer.from('1772323200000.5').toString('base64url')

const through = Buffer.from('1772323100000.4').toString('base64url')

test.each(lists.flatMap(wanted => [wanted, { ...wanted, after }, { ...wanted, after, through }]))(
  '%j walks indices in their own order',
  wanted => {
    expect(slowSteps(pageSteps(state, query(wanted)))).toEqual([])
  },
)

const questions = [
  `SELECT * FROM notices WHERE state = 'due' ORDER BY key LIMIT 1000`,
  'SELECT * FROM deliveries WHERE transaction_key = 1 ORDER BY seq DESC LIMIT 500',
  'SELECT * FROM status_changes WHERE transaction_key = 1 ORDER BY seq',
  `SELECT * FROM transactions WHERE provider_id = 'x' AND kind = 'ussd' AND source_id = 'shop'`,
  `SELECT * FROM transactions WHERE provider_id = 'x' LIMIT 2`,
  'SELECT at FROM reveals WHERE transaction_key = 1 ORDER BY seq DESC LIMIT 100',
  `SELECT runs FROM action_normals WHERE source_id = 'shop' AND action = 'x'`,
  latestRunsSql.replaceAll('?', '1'),
]

test.each(questions)('"%s" needs no scan of a table and no sorting', sql => {
  const steps = state
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
  expect(steps.filter(step => /TEMP B-TREE|^SCAN (?!notices USING INDEX notices_due)/.test(step))).toEqual([])
})

test.each([
  [overdueSql.beyondWindow, [1, 200]],
  [overdueSql.ofAction, ['shop', 'x', 1, 200]],
])('the watchdog walks a small index of what waits, and finds copies by their place', (sql, values) => {
  const plan = state.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH t USING INDEX transactions_waiting\w* \([^)]*\)$/),
    'CORRELATED SCALAR SUBQUERY 1',
    expect.stringMatching(/^SEARCH c USING COVERING INDEX \w+ \(seq=\?\)$/),
  ])
})
