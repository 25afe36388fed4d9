import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Status, statuses } from '../../../../../electron/contract/transactions/transaction.ts'
import { emptyOverview } from '../../../../../electron/services/store/queries/overview/overview.ts'
import { correctionsSql } from '../../../../../electron/services/store/queries/overview/series.ts'
import { shops } from '../../../../bench/reading/history.ts'
import { dayMs, end, heldHistory, hourMs } from '../../history-kit.ts'

const { overview, state, rows } = heldHistory()

const zones = ['UTC', 'Africa/Nairobi', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland'] as const
const sources = [null, ...shops, 'roofs', 'none'] as const

const someSpan = fc
  .record({
    zone: fc.constantFrom(...zones),
    sourceId: fc.constantFrom(...sources),
    to: fc.integer({ min: end - 400 * dayMs, max: end + 3 * dayMs }),
    hours: fc.oneof(
      fc.integer({ min: 1, max: 48 }),
      fc.integer({ min: 49, max: 2208 }),
      fc.integer({ min: 2209, max: 9000 }),
    ),
  })
  .map(({ zone, sourceId, to, hours }) => {
    const whole = Math.floor(to / hourMs) * hourMs
    return { from: whole - hours * hourMs, to: whole, zone, sourceId }
  })

function counted(from: number, to: number, sourceId: string | null): Readonly<Record<Status, number>> {
  const inside = rows().filter(row => {
    return row.started_at >= from && row.started_at < to && (sourceId === null || row.source_id === sourceId)
  })
  const of = (status: Status) => inside.filter(row => row.status === status).length
  return Object.fromEntries(statuses.map(status => [status, of(status)])) as Record<Status, number>
}

test('every point of an overview counts what began in its hour, day or week', () => {
  fc.assert(
    fc.property(someSpan, asked => {
      const { points, to } = overview(asked)
      const bounds = [...points.map(({ at }) => at), to].map(Date.parse)
      const expected = points.map((_, place) => counted(bounds[place] ?? 0, bounds[place + 1] ?? 0, asked.sourceId))
      expect(points.map(({ counts }) => counts)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('what is told apart by action, operator and country is the same as the whole, inside two months', () => {
  const recent = { from: end - 40 * dayMs, to: end, zone: 'Africa/Nairobi', sourceId: null }
  const { total, actions, operators, countries } = overview(recent)
  const sum = (parts: typeof actions) => parts.reduce((all, { transactions }) => all + transactions, 0)
  expect([sum(actions), sum(operators), sum(countries)]).toEqual(Array(3).fill(total.transactions))
})

test('what came later is not told apart in a span that ended before', () => {
  const asked = { from: end - 40 * dayMs, to: end - 20 * dayMs, zone: 'Africa/Nairobi', sourceId: 'ussd-ghana' }
  const { operators, from } = overview(asked)
  const inside = rows().filter(row => row.started_at >= Date.parse(from) && row.started_at < asked.to)
  const expected = operators.map(({ name }) => inside.filter(row => row.operator === name).length)
  expect(operators.map(({ transactions }) => transactions)).toEqual(expected)
})

test('before that it begins with a day of UTC', () => {
  const at = Math.floor((end - 600 * dayMs) / dayMs) * dayMs
  const parts = (from: number) => overview({ from, to: end, zone: 'UTC', sourceId: null }).operators
  expect(parts(at + 5 * hourMs)).toEqual(parts(at))
})

test('a few hours of long ago are told as their day, so that lists are of what the sum is of', () => {
  const from = Date.parse('2026-03-05T14:00:00Z')
  const { step, total, actions, ...span } = overview({ from, to: from + 5 * hourMs, zone: 'UTC', sourceId: null })
  const listed = actions.reduce((all, { transactions }) => all + transactions, 0)
  expect(total.transactions).toBeGreaterThan(0)
  expect([step, span.from, listed]).toEqual(['day', '2026-03-05T00:00:00.000Z', total.transactions])
})

test('hours of long ago stay hours where a day is nearest to them', () => {
  const from = Date.parse('2026-03-05T00:00:00Z')
  const { step, points } = overview({ from, to: from + 24 * hourMs, zone: 'UTC', sourceId: null })
  expect([step, points.length]).toEqual(['hour', 24])
})

test('names say how many have them, the most first', () => {
  const { categories: found, from, to } = overview({ from: end - 700 * dayMs, to: end, zone: 'UTC', sourceId: null })
  const categories = found ?? []
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const inside = rows().filter(row => row.started_at >= first && row.started_at < last)
  const expected = Map.groupBy(inside, row => row.category)
  expect(categories.map(({ name, transactions }) => [name, transactions])).toEqual(
    categories.map(({ name }) => [name, expected.get(name)?.length]),
  )
  expect(categories.length).toBe(expected.size)
})

test('the success rate is of what was decided, and the pending share of all', () => {
  const { total } = overview({ from: end - 700 * dayMs, to: end, zone: 'UTC', sourceId: null })
  const { succeeded, failed, cancelled, pending } = total.counts
  expect([total.successRate, total.pendingShare]).toEqual([
    succeeded / (succeeded + failed + cancelled),
    pending / total.transactions,
  ])
})

test('the median is right within a tenth', () => {
  const { total } = overview({ from: end - 700 * dayMs, to: end, zone: 'UTC', sourceId: 'ussd-kenya' })
  const took = rows()
    .filter(row => row.source_id === 'ussd-kenya' && row.status !== 'pending' && row.started_at >= end - 700 * dayMs)
    .map(row => (row.updated_at ?? 0) - row.started_at)
    .toSorted((a, b) => a - b)
  const exact = took[Math.floor(took.length / 2)] ?? 0
  expect(Math.abs((total.medianMs ?? 0) - exact)).toBeLessThan(exact * 0.15)
})

test('nothing was ever stored: every point is there and holds nothing', () => {
  const { points, total, actions, step } = emptyOverview({
    from: end - 7 * dayMs,
    to: end,
    zone: 'UTC',
    sourceId: null,
  })
  expect([points.length, total.transactions, total.successRate, total.medianMs, actions, step]).toEqual([
    ...[8, 0, null, null, [], 'day'],
  ])
})

test('sums do not grow with what is old: hours are kept for two months where much is told apart', () => {
  const horizon = state().prepare<[], number>('SELECT hour FROM rollup_horizon').pluck().get() ?? 0
  const older = state()
    .prepare<[number], number>(`
      SELECT count(*) FROM rollups JOIN rollup_series s ON s.id = series
      WHERE grain = 0 AND at < ? AND s.kind IN ('category', 'detail')
    `)
    .pluck()
  expect([Math.round((end / hourMs - horizon) / 24), older.get(horizon)]).toEqual([63, 0])
})

test('what is moved from step to step is read along the key of the sums', () => {
  const plan = state().prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${correctionsSql}`)
  expect(plan.all('[]', 1).map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SCAN c VIRTUAL TABLE/),
    'SEARCH r USING PRIMARY KEY (series=? AND grain=? AND at>? AND at<?)',
  ])
})
