import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { StoreError } from '../../../../../electron/services/store/trouble.ts'
import { rulesSet } from '../../notice-rules-kit.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { type UssdSaid, ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000
const minute = 60_000

/** A payment of its own at a moment after the start. */
function run(uuid: string, at: number, said: UssdSaid = {}): Entry {
  return ussdDelivery({ uuid, ...said, updatedAt: new Date(start + at).toISOString() }, { receivedAt: start + at })
}
const failures = (count: number, from = 0, apart = 20) =>
  Array.from({ length: count }, (_, n) => run(`f-${from + n * apart}`, from + n * apart))
const over = (at: number): Entry => ({ kind: 'act', at: start + at, act: { kind: 'storm-closed' } })

function after(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  const projected = projection.project(2_000)
  const states = () =>
    projection.state
      .prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM notices GROUP BY state')
      .all()
      .map(({ state, count }) => [state, count])
  return { projection, ...projected, states: () => Object.fromEntries(states()) }
}

test('500 failures in ten seconds are one notice, and a row of the ledger each', () => {
  const { notices, states } = after(...failures(500))
  expect([notices.map(({ title, failures: count, sound }) => [title, count, sound ?? true]), states()]).toEqual([
    [['Send Money: 500 failed', 500, true]],
    { due: 1, suppressed: 499 },
  ])
})

test('a storm that nobody was told of yet says how many it stands for, so that it is not told again', () => {
  const { projection } = after(...failures(3))
  expect(
    projection
      .queries()
      .dueNotices()
      .map(({ title, failures: count }) => [title, count]),
  ).toEqual([['Send Money: 3 failed', 3]])
})

test('what belongs to a storm names the notice that tells of it', () => {
  const { projection } = after(...failures(3))
  const by = projection.state.prepare(`SELECT fate ->> '$.by.incidentId' FROM notices WHERE state = 'suppressed'`)
  expect(new Set(by.pluck().all())).toEqual(new Set(['shop/ussd/f-0#1']))
})

test('failures of another operator are told by themselves', () => {
  const { notices } = after(run('a', 0), run('b', second, { operator: 'MTN' }))
  expect(notices.map(({ transactionId }) => transactionId)).toEqual(['shop/ussd/a', 'shop/ussd/b'])
})

test('a failure after a quiet minute is told by itself', () => {
  expect(after(run('a', 0), run('b', minute + 1)).notices.length).toBe(2)
})

test('one that grows after it was told is told as what grew, and sounds no more', () => {
  const { projection } = after(run('a', 0))
  projection.append(run('b', second), run('c', 2 * second))
  const { notices, grown } = projection.project()
  expect([notices, grown.map(({ id, title, failures: count, sound }) => [id, title, count, sound])]).toEqual([
    [],
    [['shop/ussd/a#1', 'Send Money: 3 failed', 3, false]],
  ])
})

test('nobody is told more of a storm that somebody silenced by a rule', () => {
  const silent = rulesSet({ rules: [{ id: 'a', name: 'A', when: 'operator:safaricom*', action: { kind: 'silent' } }] })
  const { notices, states } = after(silent, ...failures(20))
  expect([notices, states()]).toEqual([[], { suppressed: 20 }])
})

test('the end of a storm is said once, by the act that the time brought', () => {
  const { projection, notices } = after(...failures(6), over(11 * minute), over(12 * minute))
  expect(notices.map(({ id, title, urgency }) => [id, title, urgency])).toEqual([
    ['shop/ussd/f-0#1', 'Send Money: 6 failed', 'critical'],
    ['shop/ussd/f-0#1!over', 'Send Money: no more failures after 1 second, 6 affected', 'quiet'],
  ])
  expect(projection.state.prepare('SELECT count(*) FROM incidents WHERE closed_at IS NULL').pluck().get()).toBe(0)
})

test('a storm that recovered says so', () => {
  const well = Array.from({ length: 5 }, (_, n) => run(`ok-${n}`, minute + n, { status: 'succeeded' }))
  const { notices } = after(...failures(6), ...well, over(4 * minute))
  expect(notices.at(-1)?.title).toBe('Send Money: recovered after 1 minute, 6 affected')
})

test('a few failures say no end, and leave nothing open', () => {
  const { notices, projection } = after(...failures(1), over(2 * minute))
  expect([notices.length, projection.state.prepare('SELECT count(*) FROM incidents').pluck().get()]).toEqual([1, 0])
})

test('an act that comes too early ends nothing', () => {
  const { notices } = after(...failures(6), over(minute))
  expect(notices.length).toBe(1)
})

test('a projector that starts in the middle of a storm goes on with it', () => {
  const { projection } = after(...failures(6))
  projection.restart()
  projection.append(...failures(4, 4 * second))
  const { notices, grown } = projection.project()
  expect([notices, grown.map(({ title }) => title)]).toEqual([[], ['Send Money: 10 failed']])
})

test('of two storms that tell of a share of failures it is the first, also after a start in the middle of them', () => {
  // By their names the second comes first.
  const two = [0, 1, 2, 3, 4].flatMap(n => [
    run(`z-${n}`, n * second),
    run(`a-${n}`, n * second + 1, { category: 'no-response' }),
  ])
  const drift: Entry = {
    ...{ kind: 'act', at: start + 6 * second },
    act: {
      ...{ kind: 'drift-found', sourceId: 'shop', sourceName: 'Shop', product: 'ussd-app', action: 'Send Money' },
      ...{ operator: 'Safaricom Ltd.', since: start, decided: 10, failed: 10, expected: 1 },
      last: { hour: null, events: 0 },
    },
  }
  const toldBy = ['whole', 'restarted'].map(how => {
    const { projection } = after(...two)
    if (how === 'restarted') projection.restart()
    projection.append(drift)
    projection.project()
    const by = projection.state.prepare(`SELECT fate ->> '$.by.incidentId' FROM notices WHERE topic = 'drift'`)
    return by.pluck().get()
  })
  expect(toldBy).toEqual(['shop/ussd/z-0#1', 'shop/ussd/z-0#1'])
})

test('a failed commit is no step of a storm', () => {
  const { projection } = after(...failures(2))
  const pages = Number(projection.state.pragma('page_count', { simple: true }))
  projection.state.pragma(`max_page_count = ${pages}`)
  projection.append(...failures(300, 5 * second))
  expect(() => projection.project()).toThrowError(StoreError)
  projection.state.pragma('max_page_count = 1000000')
  expect(projection.project().grown.map(({ failures: count }) => count)).toEqual([302])
})

test('the storms of a source that is forgotten end unsaid', () => {
  const { notices } = after(
    ...failures(6),
    { kind: 'act', at: start, act: { kind: 'source-forgotten', sourceId: 'shop' } },
    over(20 * minute),
  )
  expect(notices).toEqual([])
})

const story: readonly Entry[] = [
  ...failures(30),
  ...Array.from({ length: 8 }, (_, n) => run(`other-${n}`, second + n, { operator: 'MTN', action: 'Pay Bill' })),
  { kind: 'act', at: start + 5 * second, act: { kind: 'notice-shown', noticeId: 'shop/ussd/f-0#1', where: 'desktop' } },
  { kind: 'act', at: start + 6 * second, act: { kind: 'notice-grown', noticeId: 'shop/ussd/f-0#1', failures: 30 } },
  ...[
    run('ok', minute, { status: 'succeeded' }),
    ...failures(3, 2 * minute),
    over(13 * minute),
    ...failures(2, 30 * minute),
  ],
]

test('a rebuild finds the same storms', () => {
  const { projection } = after(...story)
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
})

test('the size of the commits makes no other storms', () => {
  const digests = [1, 7, 1_000].map(size => {
    const projection = openProjection()
    onTestFinished(projection.close)
    projection.append(...story)
    while (projection.project(size).entries > 0);
    return digestOf(projection.state)
  })
  expect(new Set(digests).size).toBe(1)
})

test('what a storm grew by and was not shown is told again after a start, and no more once it was', () => {
  const shown = { kind: 'notice-shown', noticeId: 'shop/ussd/f-0#1', where: 'desktop' } as const
  const { projection } = after(...failures(3), { kind: 'act', at: start, act: shown })
  const before = projection.queries().toTell(start).grown
  projection.append({ kind: 'act', at: start, act: { kind: 'notice-grown', noticeId: shown.noticeId, failures: 3 } })
  projection.project()
  expect([before.map(({ id, title }) => [id, title]), projection.queries().toTell(start).grown]).toEqual([
    [['shop/ussd/f-0#1', 'Send Money: 3 failed']],
    [],
  ])
})

test('the time at which the next storm ends is known', () => {
  const { projection } = after(...failures(6))
  const ends = projection.queries().toTell(start).stormEndsAt
  projection.append(over(11 * minute))
  projection.project()
  expect([ends, projection.queries().toTell(start).stormEndsAt]).toEqual([start + 100 + 10 * minute, null])
})

const acknowledged = (noticeId: string, at = 0): Entry => ({
  kind: 'act',
  at: start + at,
  act: { kind: 'notice-acknowledged', noticeId },
})

test('whoever acknowledges a storm acknowledges all that was told with it', () => {
  const { projection, states } = after(...failures(4), acknowledged('shop/ussd/f-0#1', minute))
  const by = projection.state.prepare(
    `SELECT fate ->> '$.by' AS by, count(*) AS count FROM notices GROUP BY by ORDER BY by`,
  )
  expect([states(), by.all()]).toEqual([
    { acknowledged: 4 },
    [
      { by: 'incident', count: 3 },
      { by: 'person', count: 1 },
    ],
  ])
})

test('a notice that is acknowledged before it was shown is due no more, and is told of no growth', () => {
  const { projection, notices } = after(...failures(1), acknowledged('shop/ussd/f-0#1'))
  projection.append(...failures(2, second))
  expect([notices, projection.project().grown]).toEqual([[], []])
})

const resolve = (uuid: string): Entry => ({
  kind: 'act',
  at: start,
  act: { kind: 'resolved', transactionId: `shop/ussd/${uuid}`, verdict: 'failed', note: '' },
})

test('a transaction that is decided by hand acknowledges its notice', () => {
  expect(after(...failures(1), resolve('f-0')).states()).toEqual({ acknowledged: 1 })
})

test('a transaction that is decided by hand acknowledges no storm that it began', () => {
  expect(after(...failures(2), resolve('f-0')).states()).toEqual({ due: 1, suppressed: 1 })
})

test('the steps of the ladder are remembered, and what is acknowledged climbs no more', () => {
  // Behind the rules.
  const id = 'shop/ussd/f-0#2'
  const shown: Entry = { kind: 'act', at: start, act: { kind: 'notice-shown', noticeId: id, where: 'desktop' } }
  const steps: Entry = {
    kind: 'act',
    at: start,
    act: { kind: 'notice-escalated', noticeId: id, steps: ['sticky', 'outgoing:ops'] },
  }
  const action = { kind: 'tell', urgency: 'critical', sound: true, escalates: true }
  const climbs = rulesSet({ rules: [{ id: 'all', name: 'Until somebody acknowledges', action }] })
  const { projection } = after(climbs, ...failures(1), shown, steps)
  const [climbing] = projection.queries().toTell(start).climbing
  projection.append(acknowledged(id))
  projection.project()
  const before = digestOf(projection.state)
  projection.rebuild()
  expect([climbing?.fate, projection.queries().toTell(start).climbing, digestOf(projection.state)]).toEqual([
    { state: 'shown', dueAt: start, shownAt: start, steps: ['banner', 'sticky', 'outgoing:ops'] },
    [],
    before,
  ])
})

test('what was done with a notice is remembered the same after its transaction was pruned and made again', () => {
  const shown: Entry = {
    kind: 'act',
    at: start + minute,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/f-0#1', where: 'desktop' },
  }
  const acts = (...entries: readonly Entry[]) =>
    after(...entries)
      .projection.state.prepare('SELECT * FROM notice_acts')
      .all()
  expect(acts(...failures(1), shown)).toEqual(acts(shown))
})

test('what was shown was shown, also where a rebuild finds that it joined a storm', () => {
  const shown: Entry = {
    kind: 'act',
    at: start + minute,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/f-20#2', where: 'desktop' },
  }
  expect(after(...failures(2), shown).states()).toEqual({ due: 1, shown: 1 })
})

test('the end of a storm is not said while it is quiet, but when that is over', () => {
  const hours = { zone: 'UTC', ranges: [{ days: ['thu'], from: '10:05', to: '12:00' }], criticalBreaksThrough: true }
  const { projection, notices } = after(rulesSet({ quietHours: hours }), ...failures(6), over(11 * minute))
  const end = projection
    .queries()
    .notices()
    .find(({ id }) => id.endsWith('!over'))
  expect([notices.map(({ id }) => id), end?.fate]).toEqual([
    ['shop/ussd/f-0#2'],
    { state: 'held', dueAt: start + 11 * minute, cause: 'quiet-hours', until: start + 120 * minute },
  ])
})

test('the end of a storm of an operator that is snoozed waits for the end of that', () => {
  const snooze = (ms: number) => ({
    scope: { kind: 'operator', operator: 'Safaricom*' },
    until: new Date(start + ms).toISOString(),
  })
  const { projection } = after(
    ...failures(6),
    rulesSet({ snoozes: [snooze(60 * minute)] }, start + minute),
    over(11 * minute),
  )
  const end = projection
    .queries()
    .notices()
    .find(({ id }) => id.endsWith('!over'))
  expect(end?.fate).toMatchObject({ state: 'held', cause: 'snooze', until: start + 60 * minute })
})

const forgetShop: Entry = { kind: 'act', at: start, act: { kind: 'source-forgotten', sourceId: 'shop' } }

test('the end of a storm is forgotten with its source', () => {
  const { states } = after(...failures(6), over(11 * minute), forgetShop)
  expect(states()).toEqual({})
})

test('nobody is told that a storm grew whose source is forgotten in the same commit', () => {
  const { projection } = after(run('a', 0))
  projection.append(run('b', second), forgetShop)
  const { notices, grown } = projection.project()
  expect([notices, grown]).toEqual([[], []])
})
