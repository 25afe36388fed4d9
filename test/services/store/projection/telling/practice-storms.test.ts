import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { type UssdSaid, ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000
const minute = 60_000

const from =
  (sourceId: string) =>
  (uuid: string, at: number, said: UssdSaid = {}): Entry =>
    ussdDelivery(
      { uuid, ...said, updatedAt: new Date(start + at).toISOString() },
      { receivedAt: start + at, sourceId, sourceName: sourceId },
    )
const [real, played] = [from('shop'), from('practice-ussd')]
const left: Entry = { kind: 'act', at: start, act: { kind: 'source-forgotten', sourceId: 'practice-ussd' } }
const kinds = ['A', 'B', 'C', 'D', 'E', 'F']
const playedKinds = kinds.map((action, n) => played(`p-${n}`, n * 10, { action }))

function after(entries: readonly Entry[], size = 1_000, isRestarted = false) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  const told: (readonly [string, boolean])[] = []
  for (let isMore = true; isMore; ) {
    const { notices, entries } = projection.project(size)
    told.push(...notices.map(({ id, sound }) => [id, sound ?? true] as const))
    if (isRestarted) projection.restart()
    isMore = entries > 0
  }
  return { ...projection, told }
}

test('a real failure soon after one that practice plays is told by itself, with a sound', () => {
  expect(after([played('p', 0), real('r', second)]).told).toEqual([
    ['practice-ussd/ussd/p#1', true],
    ['shop/ussd/r#2', true],
  ])
})

test('a real failure is no part of the incident of many kinds that practice plays', () => {
  const { told } = after([...playedKinds, real('r', second, { action: 'G' }), real('s', second, { action: 'H' })])
  expect(told.slice(-2).map(([id]) => id)).toEqual(['shop/ussd/r#7', 'shop/ussd/s#8'])
})

test('whoever leaves practice keeps real storms, and hears of their end', () => {
  const mixed = [0, 1, 2, 3, 4, 5].flatMap(n => [played(`p-${n}`, n * second), real(`r-${n}`, n * second)])
  const over: Entry = { kind: 'act', at: start + 20 * minute, act: { kind: 'storm-closed' } }
  expect(after([...mixed, left, over], 1).told.map(([id]) => id)).toEqual([
    'practice-ussd/ussd/p-0#1',
    'shop/ussd/r-0#2',
    'shop/ussd/r-0#2!over',
  ])
})

test('what succeeds in practice ends no real storm', () => {
  const failed = [0, 1, 2, 3, 4, 5].map(n => real(`r-${n}`, n * second))
  const well = [0, 1, 2, 3, 4, 5].map(n => played(`p-${n}`, minute + n, { status: 'succeeded' }))
  const over: Entry = { kind: 'act', at: start + 5 * minute, act: { kind: 'storm-closed' } }
  expect(after([...failed, ...well, over]).told).toHaveLength(1)
})

test('a share of failures that a storm of practice tells of is told of a real source', () => {
  const failed = [0, 1, 2, 3, 4, 5].map(n => played(`p-${n}`, n * second))
  const drift = (sourceId: string): Entry => ({
    kind: 'act',
    at: start + minute,
    act: {
      ...{ kind: 'drift-found', sourceId, sourceName: sourceId, product: 'ussd-app' },
      ...{ action: 'Send Money', operator: 'Safaricom Ltd.', since: start, failed: 8, decided: 10, expected: 1 },
      ...{ last: { hour: null, events: 0 } },
    },
  })
  const { state } = after([...failed, drift('practice-ussd'), drift('shop')])
  const states = state.prepare(`SELECT state FROM notices WHERE topic = 'drift' ORDER BY seq`).pluck().all()
  expect(states).toEqual(['suppressed', 'due'])
})

const story = [
  ...playedKinds,
  ...[0, 1, 2].flatMap(n => [real(`r-${n}`, second + n), played(`q-${n}`, second + n)]),
  ...[3, 4, 5].map(n => real(`r-${n}`, n * second)),
]

test('however the commits fell, after a start at every step, and in a rebuild it is the same', () => {
  for (const entries of [story, [...story, left, real('late', 6 * second)]]) {
    const whole = after(entries)
    const digests = [whole, after(entries, 1), after(entries, 3), after(entries, 1, true)].map(one =>
      digestOf(one.state),
    )
    whole.rebuild()
    expect(new Set([...digests, digestOf(whole.state)]).size).toBe(1)
  }
})
