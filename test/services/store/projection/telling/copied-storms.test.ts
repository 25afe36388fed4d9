import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { packSteps } from '../../../../../electron/services/store/journal/entries/storm-step.ts'
import { stepOf } from '../../../../../electron/services/store/projection/telling/storm-steps.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000
const minute = 60_000

function run(uuid: string, at: number, status = 'failed'): Entry {
  return ussdDelivery({ uuid, status, updatedAt: new Date(start + at).toISOString() }, { receivedAt: start + at })
}
const failures = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => run(`f-${from + n * second}`, from + n * second))
const done = (at: number, act: Act): Entry => ({ kind: 'act', at: start + at, act })
const copied = (at: number, ...entries: readonly Entry[]): readonly Entry[] => {
  const from = { stream: 'HOVER_COPY x', through: at + entries.length }
  return [done(at, { kind: 'copied', ids: entries.map((_, n) => `${at}-${n}`), from }), ...entries]
}
const over = (at: number) => done(at, { kind: 'storm-closed' })

function after(entries: readonly Entry[], size = 1_000, isRestarted = false) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  const told: string[] = []
  for (let isMore = true; isMore; ) {
    const { notices, grown, entries } = projection.project(size)
    told.push(...[...notices, ...grown].map(({ id }) => id))
    if (isRestarted) projection.restart()
    isMore = entries > 0
  }
  return { ...projection, told }
}

test('no end is told of a storm that was copied from another engine', () => {
  const { told, state } = after([...copied(0, ...failures(6)), over(20 * minute)])
  expect([told, state.prepare('SELECT count(*) FROM incidents').pluck().get()]).toEqual([[], 0])
})

test('a failure of here that comes soon after copied ones is told', () => {
  expect(after([...copied(0, ...failures(2)), run('own', 2 * second)]).told).toEqual(['shop/ussd/own#4'])
})

test('copied failures do not grow a storm of here', () => {
  const shown = done(0, { kind: 'notice-shown', noticeId: 'shop/ussd/own#1', where: 'desktop' })
  const { told, queries } = after([run('own', 0), shown, ...copied(0, ...failures(6, second))], 1)
  expect([told, queries().toTell(start).grown]).toEqual([['shop/ussd/own#1'], []])
})

test('copied successes do not end a storm of here', () => {
  const well = Array.from({ length: 6 }, (_, n) => run(`ok-${n}`, minute + n, 'succeeded'))
  const { told } = after([...failures(6), ...copied(0, ...well), over(5 * minute)])
  expect(told).toEqual(['shop/ussd/f-0#1'])
})

test('copies are lapsed in the commit in which they come, wherever it ends', () => {
  const { told, state } = after(copied(0, ...failures(3)), 2)
  const states = state.prepare('SELECT DISTINCT state FROM notices').pluck().all()
  expect([told, states]).toEqual([[], ['lapsed']])
})

const story = [
  ...failures(3),
  ...copied(3 * second, ...failures(4, 3 * second), run('ok', 8 * second, 'succeeded')),
  ...failures(3, 9 * second),
  ...copied(12 * second, ...failures(2, 12 * second)),
  ...[over(15 * minute), run('late', 30 * minute)],
]

test('however the commits fell, after a start at every step, and in a rebuild it is the same', () => {
  const whole = after(story)
  const digests = [whole, after(story, 1), after(story, 3), after(story, 1, true)].map(({ state }) => digestOf(state))
  whole.rebuild()
  expect(new Set([...digests, digestOf(whole.state)]).size).toBe(1)
})

test('copies that an earlier version pruned as part of a storm are part of none', () => {
  const steps = after([run('own', 0)])
    .state.prepare<[], string>('SELECT step FROM storm_steps')
    .pluck()
    .all()
  const storms = packSteps(steps.map(step => ({ ...stepOf(step), seq: 2 })))
  if (storms === null) throw new Error('nothing was heard')
  const pruned = done(minute, { kind: 'pruned', keys: [2], deliveries: 1, horizon: 0, storms })
  expect(after([...copied(0, run('gone', 0)), run('own', second), pruned]).told).toEqual(['shop/ussd/own#3'])
})
