import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { emptyKeys, fieldKeys } from '../../../../electron/contract/transactions/query.ts'
import { statuses, type Transaction } from '../../../../electron/contract/transactions/transaction.ts'
import { everything, type Filter } from '../../../../electron/core/query/filter.ts'
import { matcherOf } from '../../../../electron/core/query/matcher.ts'
import { readFilter } from '../../../../electron/core/query/read-filter.ts'
import type { Queries } from '../../../../electron/services/store/queries/all.ts'
import { history, spanDays } from '../../../bench/reading/history.ts'
import { tidyUpAfterAll } from '../../../tidy-up.ts'
import { pageSteps, slowSteps } from '../plans.ts'
import { openProjection } from '../projection-kit.ts'

const now = Date.parse('2026-11-01T12:00:00Z')
const dayMs = 86_400_000
const context = { now, zone: 'Africa/Nairobi', sources: [{ id: 'ussd-kenya', name: 'Kenya shop' }] }

let projection: ReturnType<typeof openProjection>
let queries: Queries
let all: readonly Transaction[]

const atEnd = tidyUpAfterAll()
beforeAll(() => {
  projection = openProjection(atEnd)
  const entries = [...history(300, now)]
  projection.append(...entries)
  projection.append(
    ...['stuck-found', 'resolved'].map(kind => {
      const transactionId = idOfPending(entries)
      const reason = 'sms-window'
      const act =
        kind === 'resolved'
          ? ({ kind, transactionId: idOfFailed(entries), verdict: 'failed', note: '' } as const)
          : ({ kind: 'stuck-found', transactionId, reason } as const)
      return { kind: 'act', at: now, act } as const
    }),
  )
  projection.project(10_000)
  queries = projection.queries()
  all = listed(everything, 500)
})
afterAll(() => projection.close())

type Entries = readonly { readonly sourceId: string; readonly body: Uint8Array }[]

function idWith(entries: Entries, status: string, not: string): string {
  const read = entries.flatMap(({ sourceId, body }) => {
    const { id, attributes } = JSON.parse(Buffer.from(body).toString())
    return attributes === undefined ? [] : [{ id: `${sourceId}/ussd/${id}`, status: attributes.status }]
  })
  const found = read.find(
    one => one.status === status && !read.some(({ id, status }) => id === one.id && status === not),
  )
  return found?.id ?? ''
}
const idOfPending = (entries: Entries) =>
  entries.length === 0 ? '' : idWith(entries, 'pending', 'succeeded') || idWith(entries, 'pending', 'none')
const idOfFailed = (entries: Entries) => idWith(entries, 'failed', 'none')

/** Every page of a filter behind a place, one after the other; `through`: up to another place. */
function listed(filter: Filter, limit = 7, { after: start = null, through = null }: Partial<Between> = {}) {
  const rows: Transaction[] = []
  let after = start
  do {
    const page = queries.page({ filter, after, through, limit })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

interface Between {
  readonly after: string | null
  readonly through: string | null
}

/** What fits, looked at one by one. */
function fitting(filter: Filter): readonly string[] {
  const matches = matcherOf(filter)
  const ids = all.flatMap(row => {
    const { title, operator, category, message, providerId } = row
    const external = row.sourceKind === 'hover-org' ? `CLAIM-${Number(providerId) - 1_000_000}` : null
    const searchText = [title, operator, category, message, providerId, external]
      .filter(part => part !== null)
      .join('\n')
    const startedAt = Date.parse(row.startedAt)
    return matches({ ...row, startedAt, searchText, isResolved: row.resolution !== null }) ? [row.id] : []
  })
  return ids.toSorted()
}

const idsOf = (rows: readonly Transaction[]) => rows.map(({ id }) => id).toSorted()

const valuesOf: Readonly<Record<(typeof fieldKeys)[number], readonly string[]>> = {
  status: statuses,
  operator: ['MTN', 'safaricom ltd', 'Airtel', 'nobody', 'Tigo Tanzania'],
  country: ['KE', 'gh', 'XX'],
  category: ['low-balance', 'balance', 'timeout', 'none'],
  source: ['ussd-kenya', 'roofs', 'gone'],
  kind: ['ussd', 'job', 'document'],
  action: ['Send money', 'buy', 'Check Balance', 'Fly'],
  env: ['production', 'test'],
  is: ['attention', 'resolved', 'late', 'stuck', 'conflict', 'regressed'],
  id: ['1000020', 'roofs/job/1000040', 'none'],
}

const without = (key: string): readonly null[] => (emptyKeys.some(one => one === key) ? [null] : [])

const clause = fc.constantFrom(...fieldKeys).chain(key =>
  fc.record({
    key: fc.constant(key),
    values: fc.uniqueArray(fc.constantFrom(...valuesOf[key], ...without(key)), { minLength: 1, maxLength: 3 }),
    isNegated: fc.boolean(),
  }),
)
const sought = fc.record({
  text: fc.constantFrom(
    'money',
    'send mo',
    'order of',
    'ba',
    'reference',
    'claim-2',
    'MTN',
    'processed reference',
    '🙂',
  ),
  isExact: fc.boolean(),
  isNegated: fc.boolean(),
})
const moment = fc.option(fc.integer({ min: now - spanDays * dayMs, max: now }))
const anyFilter: fc.Arbitrary<Filter> = fc.record({
  clauses: fc.array(clause, { maxLength: 3 }),
  texts: fc.array(sought, { maxLength: 2 }),
  since: moment,
  until: moment,
})

test('a list holds exactly what fits its filter, whatever the filter is', () => {
  fc.assert(
    fc.property(anyFilter, filter => {
      expect(idsOf(listed(filter))).toEqual(fitting(filter))
    }),
    { numRuns: 400 },
  )
})

test('each page can be asked for again by the places at which it begins and ends, whatever the filter is', () => {
  fc.assert(
    fc.property(anyFilter, fc.nat(3), (filter, pagesBefore) => {
      let after: string | null = null
      for (let passed = 0; passed < pagesBefore; passed++) {
        after = queries.page({ filter, after, limit: 20 }).next
        if (after === null) return
      }
      const { rows, next } = queries.page({ filter, after, limit: 20 })
      expect(idsOf(listed(filter, 6, { after, through: next }))).toEqual(
        idsOf(next === null ? listed(filter, 500, { after }) : rows),
      )
    }),
    { numRuns: 300 },
  )
})

test('a count is that of the list, whatever the filter is', () => {
  fc.assert(
    fc.property(anyFilter, filter => {
      const { transactions, next } = queries.count({ filter, after: null })
      expect([transactions, next]).toEqual([fitting(filter).length, null])
    }),
    { numRuns: 200 },
  )
})

test('a list without words is newest first, over all its pages', () => {
  fc.assert(
    fc.property(anyFilter, filter => {
      const times = listed({ ...filter, texts: [] }).map(({ startedAt }) => startedAt)
      expect(times).toEqual(times.toSorted().reverse())
    }),
    { numRuns: 200 },
  )
})

test('no page scans the table or sorts, whatever the filter is', () => {
  const after = Buffer.from(`${now}.5`).toString('base64url')
  fc.assert(
    fc.property(anyFilter, fc.constantFrom(null, after), (filter, place) => {
      const steps = pageSteps(projection.state, { filter, after: place, limit: 100 })
      expect(slowSteps(steps)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

function filterOf(text: string): Filter {
  const reading = readFilter(text, context)
  if (!reading.ok) throw new Error('It is not understood.')
  return reading.filter
}

describe('the walk for', () => {
  it.each([
    ['', 'transactions_by_time'],
    ['since:2d', 'transactions_by_time'],
    ['status:failed', 'transactions_by_status'],
    ['status:failed operator:MTN since:30d', 'transactions_by_operator'],
    ['operator:Halotel', 'transactions_by_operator'],
    ['country:GH category:timeout', 'transactions_by_category'],
    ['country:GH', 'transactions_by_country'],
    ['action:"Pay merchant"', 'transactions_by_action'],
    ['kind:job', 'transactions_by_kind'],
    ['source:"Kenya shop"', 'transactions_by_source'],
    ['operator:none', 'transactions_by_operator (operator=? AND status=?)'],
    ['operator:none operator:Halotel status:failed', 'transactions_by_operator (operator=? AND status=?)'],
    ['country:none', 'transactions_by_country (country=?)'],
    ['category:none', 'transactions_by_category (category=?)'],
    ['action:none', 'transactions_by_kind (kind=?)'],
    ['env:none', 'transactions_by_time'],
    ['is:attention', 'transactions_by_attention'],
    ['is:stuck', 'transactions_stuck'],
    ['is:late', 'transactions_late'],
    ['is:resolved', 'transactions_resolved'],
    ['id:1000020', 'transactions_by_identity'],
    ['money status:failed', 'search VIRTUAL TABLE'],
    ['-status:succeeded', 'transactions_by_time'],
  ])('%j goes along %s', (text, index) => {
    expect(pageSteps(projection.state, { filter: filterOf(text), after: null, limit: 100 }).join('\n')).toContain(index)
  })
})

test('what is rare is looked for in bounded steps, and the next page goes on', () => {
  const filter = filterOf('env:test -status:pending')
  const page = queries.page({ filter, after: null, limit: 10 })
  expect([page.rows, listed(filter)]).toEqual([[], []])
})

test('rows of a search say where its words are', () => {
  const page = queries.page({ filter: filterOf('"send money"'), after: null, limit: 1 })
  expect(page.marks?.[0]).toEqual([{ field: 'title', start: 0, end: 10 }])
})

test('what was received completes a query, the most frequent first', () => {
  const known = queries.knownValues()
  const count = (operator: string) => all.filter(row => row.operator === operator).length
  const counts = known.operator.map(count)
  expect(counts.length > 5 && counts.every((one, place) => one > 0 && one <= (counts[place - 1] ?? one))).toBe(true)
})
