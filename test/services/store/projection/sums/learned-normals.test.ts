import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { asked, digestOf, openProjection } from '../../projection-kit.ts'
import { type UssdSaid, ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T09:00:00Z')
const iso = (ms: number) => new Date(ms).toISOString()

/** Runs of an action that were decided after so many seconds. */
const runs = (seconds: readonly number[], said: UssdSaid = {}) =>
  seconds.map((took, n) =>
    ussdDelivery({
      ...{ uuid: `${said.action ?? 'run'}-${n}`, status: 'succeeded' },
      ...{ startedAt: iso(start), updatedAt: iso(start + took * 1000) },
      ...said,
    }),
  )
const waiting = (said: UssdSaid = {}) =>
  ussdDelivery({
    ...{ uuid: 'slow', status: 'pending', startedAt: iso(start), updatedAt: iso(start) },
    ...said,
  })
const at = (minutes: number) => start + minutes * 60_000

function projected(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  projection.project()
  return projection
}

const tenMinutes = Array.from({ length: 20 }, () => 600)

test('twenty runs of an action say what is normal for it', () => {
  const seconds = Array.from({ length: 20 }, (_, n) => n + 1)
  const detail = projected(...runs(seconds), waiting())
    .queries()
    .detail('slow', asked)
  expect(detail?.pendingAge?.normal).toEqual({ p95Ms: 19_000, runs: 20 })
})

test('nothing is overdue by nineteen runs', () => {
  const { overdue } = projected(...runs(tenMinutes.slice(1)), waiting()).queries()
  expect(overdue(at(11 * 60))).toEqual([])
})

test('three times what is normal is overdue, and nothing before', () => {
  const { overdue } = projected(...runs(tenMinutes), waiting()).queries()
  expect([overdue(at(30)), overdue(at(30) + 1)]).toEqual([[], [{ id: 'shop/ussd/slow', reason: 'learned' }]])
})

test('what is normal for one action says nothing of another', () => {
  const other = waiting({ action: 'Buy Airtime' })
  expect(
    projected(...runs(tenMinutes), other)
      .queries()
      .overdue(at(60)),
  ).toEqual([])
})

test('after twelve hours it is overdue whatever is known', () => {
  const { overdue } = projected(waiting()).queries()
  expect([overdue(at(12 * 60)), overdue(at(12 * 60) + 1)]).toEqual([
    [],
    [{ id: 'shop/ussd/slow', reason: 'sms-window' }],
  ])
})

test('what is past both is found once', () => {
  const { overdue } = projected(...runs(tenMinutes), waiting()).queries()
  expect(overdue(at(13 * 60))).toEqual([{ id: 'shop/ussd/slow', reason: 'sms-window' }])
})

test('a phone whose clock is ahead hides nothing: it is pending since it was heard of', () => {
  const ahead = waiting({ startedAt: '2029-01-01T00:00:00Z' })
  const receivedAt = Date.parse('2026-03-05T09:15:00Z')
  expect(
    projected(ahead)
      .queries()
      .overdue(receivedAt + 12 * 3_600_001).length,
  ).toBe(1)
})

test('what was found, decided or marked by hand is not found again', () => {
  const act = (act: Extract<Entry, { kind: 'act' }>['act']): Entry => ({ kind: 'act', at: at(800), act })
  const projection = projected(
    ...['found', 'decided', 'marked'].map(uuid => waiting({ uuid })),
    act({ kind: 'stuck-found', transactionId: 'shop/ussd/found', reason: 'sms-window' }),
    act({ kind: 'resolved', transactionId: 'shop/ussd/marked', verdict: 'failed', note: '' }),
    ussdDelivery({ uuid: 'decided' }),
  )
  expect(projection.queries().overdue(at(900))).toEqual([])
})

test('a look finds a bounded number, the oldest first', () => {
  const many = Array.from({ length: 210 }, (_, n) => waiting({ uuid: `w${n}`, startedAt: iso(start - n * 1000) }))
  const found = projected(...many)
    .queries()
    .overdue(at(900))
  expect([found.length, found[0]?.id]).toEqual([200, 'shop/ussd/w209'])
})

test('only the latest two hundred runs count', () => {
  const slow = runs(Array(100).fill(7_000), { action: 'Send Money' })
  const quick = Array.from({ length: 200 }, (_, n) => runs([5], { uuid: `quick-${n}` })).flat()
  const projection = projected(...slow, ...quick)
  expect([
    projection.state.prepare('SELECT runs, p95_ms FROM action_normals').all(),
    projection.state.prepare('SELECT count(*) FROM action_runs').pluck().get(),
  ]).toEqual([[{ runs: 200, p95_ms: 5_000 }], 200])
})

test('a run whose verdict changes counts once, with its latest verdict', () => {
  const [first, second] = [runs([10], { uuid: 'x' }), runs([20], { uuid: 'x', status: 'failed' })]
  const took = projected(...first, ...second)
    .state.prepare('SELECT took_ms FROM action_runs')
    .pluck()
    .all()
  expect(took).toEqual([20_000])
})

test('an old run counts again when a younger one turns out to be of another action', () => {
  const projection = projected(...runs(Array.from({ length: 201 }, () => 60)))
  const moved = { uuid: 'run-200', status: 'succeeded', action: 'Buy Airtime' }
  projection.append(ussdDelivery({ ...moved, startedAt: iso(start), updatedAt: iso(start + 120_000) }))
  projection.project()
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
})

test('an old run counts again, also where an older one is decided at the same time', () => {
  const seconds = Array.from({ length: 203 }, (_, n) => n + 1)
  const oldest = waiting({ uuid: 'oldest' })
  const projection = projected(oldest, ...runs(seconds))
  const younger = { uuid: 'run-202', status: 'succeeded', startedAt: iso(start), updatedAt: iso(start + 204_000) }
  projection.append(
    ussdDelivery({ ...younger, action: 'Buy Airtime' }),
    ussdDelivery({ uuid: 'oldest', status: 'succeeded', startedAt: iso(start), updatedAt: iso(start + 9_000) }),
  )
  projection.project()
  const live = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toEqual(live)
})
