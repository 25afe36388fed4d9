import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type ApartKey,
  apartKeys,
  type NameKey,
  nameKeys,
  type OnlyNames,
  type TimedSums,
} from '../../../../../electron/contract/transactions/overview.ts'
import { type Status, statuses } from '../../../../../electron/contract/transactions/transaction.ts'
import type { TransactionRow } from '../../../../../electron/services/store/projection/transactions/transaction-row.ts'
import { apartSql } from '../../../../../electron/services/store/queries/overview/apart.ts'
import { breakdownSql } from '../../../../../electron/services/store/queries/overview/breakdown.ts'
import { emptyOverview, type OverviewAsked } from '../../../../../electron/services/store/queries/overview/overview.ts'
import { dayMs, end, heldHistory, hourMs } from '../../history-kit.ts'

const { overview, state, rows } = heldHistory()

const nameIn: Readonly<Record<ApartKey, (row: TransactionRow) => string | null>> = {
  action: row => (row.kind === 'ussd' ? row.title : row.kind),
  operator: row => row.operator,
  country: row => row.country,
  category: row => row.category,
}

type Asked = OverviewAsked & { readonly by: ApartKey }

function fits(row: TransactionRow, { sourceId, only = {} }: Asked): boolean {
  const isNamed = (key: NameKey) => only[key] === undefined || nameIn[key](row) === only[key]
  return (sourceId === null || row.source_id === sourceId) && nameKeys.every(isNamed)
}

function countsOf(counted: readonly TransactionRow[]): Readonly<Record<Status, number>> {
  const of = (status: Status) => counted.filter(row => row.status === status).length
  return Object.fromEntries(statuses.map(status => [status, of(status)])) as Record<Status, number>
}

/** The counts of each line and point, found by looking at every transaction. */
function counted(asked: Asked) {
  const { apart, points, to } = overview(asked)
  const bounds = [...points.map(({ at }) => at), to].map(Date.parse)
  const known = new Set(apart?.lines.flatMap(line => (line.kind === 'named' ? [line.name] : [])))
  const isOf = (line: NonNullable<typeof apart>['lines'][number], row: TransactionRow) => {
    const name = nameIn[asked.by](row)
    return line.kind === 'named' ? name === line.name : !known.has(name)
  }
  const inside = rows().filter(row => fits(row, asked))
  const expected = apart?.lines.map(line =>
    points.map((_, place) => {
      const [from = 0, until = 0] = [bounds[place], bounds[place + 1]]
      return countsOf(inside.filter(row => isOf(line, row) && row.started_at >= from && row.started_at < until))
    }),
  )
  return { expected, found: apart?.lines.map(line => line.points.map(({ counts }) => counts)) }
}

const someNames: fc.Arbitrary<OnlyNames> = fc.record(
  {
    action: fc.constantFrom('Send Money', 'Withdraw', 'job', 'Fly'),
    operator: fc.constantFrom('Safaricom Ltd.', 'TTCL', null),
    country: fc.constantFrom('TZ', 'KE', null),
  },
  { requiredKeys: [] },
)
const somebody = fc.record({
  sourceId: fc.constantFrom(null, 'ussd-tanzania', 'roofs'),
  by: fc.constantFrom(...apartKeys),
  only: fc.oneof(fc.constant({}), someNames),
})

describe('what is told apart over time counts every transaction of its name, hour, day, week or month', () => {
  it('in any zone, inside two months', () => {
    const someSpan = fc.record({
      zone: fc.constantFrom('UTC', 'Africa/Nairobi', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
      to: fc.integer({ min: end - 10 * dayMs, max: end + dayMs }),
      hours: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 49, max: 50 * 24 })),
    })
    fc.assert(
      fc.property(somebody, someSpan, (asked, { zone, to, hours }) => {
        // Sums are kept by the hour: where a zone is ahead by half of one, days begin half an hour later.
        fc.pre(zone !== 'Asia/Kolkata' || hours <= 48)
        const whole = Math.floor(to / hourMs) * hourMs
        const { found, expected } = counted({ ...asked, zone, from: whole - hours * hourMs, to: whole })
        expect(found).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('by days of UTC, however long ago', () => {
    const someSpan = fc.record({
      last: fc.integer({ min: 0, max: 600 }),
      days: fc.oneof(fc.integer({ min: 1, max: 92 }), fc.integer({ min: 93, max: 366 }), fc.constant(730)),
    })
    fc.assert(
      fc.property(somebody, someSpan, (asked, { last, days }) => {
        const to = Math.floor(end / dayMs) * dayMs - last * dayMs
        const { found, expected } = counted({ ...asked, zone: 'UTC', from: to - days * dayMs, to })
        expect(found).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })
})

test('long ago, in any zone, each transaction is in one line and one step, by its day of UTC', () => {
  const zones = fc.constantFrom('America/New_York', 'Africa/Nairobi', 'Pacific/Auckland')
  fc.assert(
    fc.property(fc.constantFrom(...apartKeys), zones, fc.integer({ min: 100, max: 400 }), (by, zone, days) => {
      const to = end - 150 * dayMs
      const { apart, from } = overview({ from: to - days * dayMs, to, zone, sourceId: null, by })
      const nearest = (at: number) => Math.floor((at + 12 * hourMs) / dayMs) * dayMs
      const [first, last] = [nearest(Date.parse(from)), nearest(to)]
      const inside = rows().filter(row => row.started_at >= first && row.started_at < last)
      const sums = apart?.lines.flatMap(({ points }) => points.map(({ transactions }) => transactions))
      expect(sums?.reduce((sum, one) => sum + one, 0)).toBe(inside.length)
    }),
    { numRuns: 40 },
  )
})

const recent = { from: end - 30 * dayMs, to: end, zone: 'Africa/Nairobi', sourceId: null } as const

test('only some names: the whole is what has them, at every point', () => {
  const only = { operator: 'Safaricom Ltd.', action: 'Send Money' }
  const { points, total, apart } = overview({ ...recent, only, by: 'country' })
  const [line] = apart?.lines ?? []
  const withoutTime = points.map(({ at: _, ...sums }): TimedSums => sums)
  expect([total.transactions > 0, withoutTime, total]).toEqual([true, line?.points, line?.total])
})

test('only those that have no operator are those of which none was said', () => {
  const { total, from } = overview({ ...recent, only: { operator: null } })
  const inside = rows().filter(
    row => row.operator === null && row.started_at >= Date.parse(from) && row.started_at < end,
  )
  expect(total.transactions).toBe(inside.length)
})

test('a line says of the whole time what the list by name says', () => {
  const { apart, operators } = overview({ ...recent, by: 'operator' })
  const totals = apart?.lines.flatMap(({ total, ...line }) => {
    return line.kind === 'named' ? [{ name: line.name, ...total }] : []
  })
  expect(totals).toEqual(totals?.map(({ name }) => operators.find(one => one.name === name)))
})

test('the names that most have stand first, and the rest is one line', () => {
  const { apart, operators } = overview({ ...recent, from: end - 700 * dayMs, by: 'operator' })
  const kinds = apart?.lines.map(({ kind }) => kind)
  const sizes = apart?.lines.slice(0, 7).map(({ total }) => total.transactions) ?? []
  expect([kinds, sizes, apart?.lines.at(-1)]).toEqual([
    [...Array(7).fill('named'), 'others'],
    sizes.toSorted((a, b) => b - a),
    expect.objectContaining({ names: operators.length - 7 }),
  ])
})

test('a single name that is left over gets a line of its own', () => {
  const { apart, actions } = overview({ ...recent, by: 'action' })
  expect([actions.length, apart?.lines.map(({ kind }) => kind)]).toEqual([8, Array(8).fill('named')])
})

test('hours that are no longer told apart are whole days', () => {
  const from = Date.parse('2026-03-05T10:00:00Z')
  const asked = { from, to: from + 5 * hourMs, zone: 'UTC', sourceId: null, by: 'country' } as const
  const { step, ...span } = overview(asked)
  expect([step, span.from, span.to]).toEqual([...['day', '2026-03-05T00:00:00.000Z', '2026-03-06T00:00:00.000Z']])
})

test('categories are not told apart by other names', () => {
  const { categories, apart, total } = overview({ ...recent, only: { country: 'KE' }, by: 'category' })
  expect([categories, apart, total.transactions > 0]).toEqual([null, null, true])
})

test('of categories those come first under which most failed', () => {
  const { apart } = overview({ ...recent, from: end - 700 * dayMs, by: 'category' })
  const failed = apart?.lines.map(({ total }) => total.counts.failed) ?? []
  const [first, ...others] = failed
  expect([(first ?? 0) > 0, others.length > 3, failed]).toEqual([true, true, failed.toSorted((a, b) => b - a)])
})

test('what has no category is a line and a sum of its own', () => {
  const { apart, categories } = overview({ ...recent, by: 'category' })
  const line = apart?.lines.find(one => one.kind === 'named' && one.name === null)
  const sums = categories?.find(({ name }) => name === null)
  expect([line?.total.transactions, line?.total.medianMs]).toEqual([sums?.transactions, sums?.medianMs])
  expect(sums?.transactions).toBeGreaterThan(0)
})

test('nothing was ever stored: nothing is told apart', () => {
  const { apart, points } = emptyOverview({ ...recent, by: 'operator', only: { country: 'KE' } })
  expect([apart?.lines, points.every(({ transactions }) => transactions === 0)]).toEqual([[], true])
})

describe('what is told apart is read from sums, along their key', () => {
  const ofSeries = expect.stringMatching(/^SEARCH s USING (COVERING )?INDEX rollup_series_by_name \(kind=\?/)
  it.each([
    ...apartKeys.map(key => [`steps by ${key}`, apartSql(key), ofSeries] as const),
    // All of them, in the order in which their sums lie.
    ['the span by every name', breakdownSql, 'SCAN s'] as const,
  ])('%s, and nothing is sorted', (_, sql, series) => {
    const plan = state().prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    expect(plan.all(1, 0, 1, null, null, null, null).map(({ detail }) => detail)).toEqual([
      series,
      'SEARCH r USING PRIMARY KEY (series=? AND grain=? AND at>? AND at<?)',
    ])
  })
})
