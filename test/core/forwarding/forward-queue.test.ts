import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Queued } from '../../../electron/core/forwarding/forward-ledger.ts'
import { createForwardQueue } from '../../../electron/core/forwarding/forward-queue.ts'
import type { ForwardOutcome, ForwardTrouble } from '../../../electron/core/forwarding/forward-trouble.ts'

const item = (position: number, lane = position): Queued => ({ position, lane, event: [position, 0] })
/** One event at a time, sixteen at once. */
const room = { events: 1, batches: 16 }

type Failure = ReturnType<typeof failure>
const failure = (now: number, trouble: ForwardTrouble = 'refused-500', retryAfterMs: number | null = null) => ({
  ...{ trouble, retryAfterMs, now, random: 0.5 },
})

function queueOf(...items: readonly Queued[]) {
  const queue = createForwardQueue<Queued>()
  queue.add(items, true)
  const allNow = (now = 0) => {
    const found: Queued[] = []
    for (let next = queue.next(now, room); next.length > 0; next = queue.next(now, room)) found.push(...next)
    return found
  }
  const next = (now: number) => queue.next(now, room)[0] ?? null
  const nextBatch = queue.next
  const taken = (one: Queued) => queue.settle([one], [{ ok: true }], { now: 0, random: 0.5 })
  const failed = (one: Queued, { now, random, ...failure }: Failure) =>
    queue.settle([one], [{ ok: false, ...failure }], { now, random }).length === 0 ? 'again' : 'given-up'
  return { ...queue, next, nextBatch, taken, failed, allNow }
}

test('events of one transaction go one after the other, those of others meanwhile', () => {
  const [a, b, c] = [item(1, 7), item(2, 7), item(3, 8)]
  const { allNow, taken } = queueOf(a, b, c)
  expect(allNow()).toEqual([a, c])
  taken(a)
  expect(allNow()).toEqual([b])
})

test('no more than sixteen are under way at once', () => {
  const { allNow } = queueOf(...Array.from({ length: 40 }, (_, n) => item(n + 1)))
  expect(allNow().length).toBe(16)
})

test('what failed waits, longer each time, and holds back only its own transaction', () => {
  const [a, b, c] = [item(1, 7), item(2, 7), item(3, 8)]
  const { allNow, failed, waitsUntil } = queueOf(a, b, c)
  allNow()
  failed(a, failure(0))
  expect(waitsUntil(0)).toBe(500)
  expect(allNow(499)).toEqual([])
  expect(allNow(500)).toEqual([a])
  failed(a, failure(500))
  expect(waitsUntil(500)).toBe(1500)
})

test('a destination that fails is tried with one event at a time, less and less often, and never with only one event', () => {
  const items = Array.from({ length: 20 }, (_, n) => item(n + 1))
  const { allNow, failed, waitsUntil } = queueOf(...items)
  for (const sent of allNow()) failed(sent, failure(0))
  const probes: Queued[] = []
  const waits: number[] = []
  let now = 0
  for (let round = 0; round < 8; round += 1) {
    const at = waitsUntil(now) ?? Number.NaN
    waits.push(at - now)
    now = at
    const [probe, ...others] = allNow(now)
    if (probe === undefined || others.length > 0) throw new Error('There has to be one.')
    probes.push(probe)
    failed(probe, failure(now))
  }
  expect(new Set(probes).size).toBeGreaterThan(3)
  expect(waits.at(-1)).toBe(300_000)
})

test('as soon as it takes one, everything that waited because of it goes on', () => {
  const items = Array.from({ length: 16 }, (_, n) => item(n + 1))
  const { allNow, failed, taken, waitsUntil } = queueOf(...items)
  for (const sent of allNow()) failed(sent, failure(0))
  const at = waitsUntil(0) ?? Number.NaN
  const [probe] = allNow(at)
  if (probe === undefined) throw new Error('One is tried.')
  taken(probe)
  expect(allNow(at).length).toBe(15)
})

test('an event that is refused again and again is given up only when the destination takes others', () => {
  const [poison, ...others] = Array.from({ length: 30 }, (_, n) => item(n + 1))
  if (poison === undefined) throw new Error('There are thirty.')
  const lonely = queueOf(poison)
  for (let times = 0, now = 0; times < 50; times += 1, now += 600_000) {
    expect(lonely.next(now)).toBe(poison)
    expect(lonely.failed(poison, failure(now, 'refused-400'))).toBe('again')
  }
  const busy = queueOf(poison, ...others)
  const outcomes: string[] = []
  for (let now = 0; outcomes.length < 12; now += 600_000) {
    for (const sent of busy.allNow(now))
      if (sent === poison) outcomes.push(busy.failed(sent, failure(now, 'refused-400')))
      else busy.taken(sent)
  }
  expect(outcomes).toEqual([...Array(11).fill('again'), 'given-up'])
})

test('a destination that asks for time gets it, for all events', () => {
  const [a, b] = [item(1), item(2)]
  const { next, failed, allNow, waitsUntil } = queueOf(a, b)
  next(0)
  failed(a, failure(0, 'refused-429', 60_000))
  expect(allNow(59_999)).toEqual([])
  expect(waitsUntil(0)).toBe(60_000)
  expect(allNow(60_000)).toEqual([a, b])
})

test('the cursor never passes what is not finished, and names what finished behind it', () => {
  const [a, b, c] = [item(5), item(6), item(9)]
  const { allNow, taken, cursor, takeFinished } = queueOf(a, b, c)
  allNow()
  expect(cursor()).toEqual({ through: 4, finished: [] })
  taken(b)
  expect(cursor()).toEqual({ through: 4, finished: [b] })
  takeFinished()
  taken(a)
  expect(cursor()).toEqual({ through: 8, finished: [] })
  taken(c)
  expect(cursor()).toEqual({ through: 9, finished: [] })
})

test('the cursor stops before a position of which a part may not have been read', () => {
  const queue = createForwardQueue<Queued>()
  queue.add([item(5), item(6)], false)
  for (let next = queue.next(0, room); next.length > 0; next = queue.next(0, room))
    queue.settle(next, [{ ok: true }], { now: 0, random: 0 })
  expect(queue.cursor()).toEqual({ through: 5, finished: [item(6)] })
})

const inBatches = { events: 4, batches: 1 }
const moment = (now = 0) => ({ now, random: 0.5 })
const refused: ForwardOutcome = { ok: false, trouble: 'refused-400', retryAfterMs: null }
const ok: ForwardOutcome = { ok: true }

test('a batch holds what follows each other in one transaction, and no more than there is room for', () => {
  const [a, b, c, d, e] = [item(1, 7), item(2, 8), item(3, 7), item(4, 7), item(5, 9)]
  const queue = queueOf(a, b, c, d, e)
  const batch = queue.nextBatch(0, inBatches)
  expect([batch, queue.nextBatch(0, inBatches)]).toEqual([[a, c, d, b], []])
  queue.settle(batch, [ok, ok, ok, ok], moment())
  expect(queue.nextBatch(0, inBatches)).toEqual([e])
})

test('what failed in a batch holds back its transaction, is tried alone, and is one failure however many failed with it', () => {
  const [a, b, c, d] = [item(1, 7), item(2, 7), item(3, 7), item(4, 8)]
  const queue = queueOf(a, b, c, d)
  queue.nextBatch(0, inBatches)
  queue.settle([a, b, c, d], [ok, refused, refused, refused], moment())
  expect(queue.nextBatch(499, inBatches)).toEqual([])
  expect(queue.nextBatch(500, inBatches)).toEqual([d, b])
  for (const now of [500, 2000, 10_000, 30_000]) {
    queue.settle([d, b], [refused, refused], moment(now))
    if (now < 30_000) expect(queue.nextBatch(now + 10_000, inBatches)).toEqual([d, b])
  }
})

test('what was not sent of a batch, because the app ends, waits as before', () => {
  const [a, b] = [item(1), item(2)]
  const queue = queueOf(a, b)
  queue.settle(queue.nextBatch(0, inBatches), [ok, undefined], moment())
  expect([queue.waitsUntil(0), queue.nextBatch(0, inBatches)]).toEqual([null, [b]])
})

test('of a batch only that is given up which is not stored any more', () => {
  const [a, b, c] = [item(1, 7), item(2, 7), item(3, 7)]
  const queue = queueOf(a, b, c)
  const gone: ForwardOutcome = { ok: false, trouble: 'gone', retryAfterMs: null }
  expect(queue.settle(queue.nextBatch(0, inBatches), [gone, ok, ok], moment())).toEqual([{ item: a, trouble: 'gone' }])
  expect(queue.cursor().through).toBe(3)
})

test('whatever fails in whatever order, everything is sent, in the order of its transaction, and the cursor is right', () => {
  const step = fc.record({ lane: fc.integer({ min: 1, max: 4 }), failures: fc.integer({ min: 0, max: 6 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat({ max: 15 })), (steps, choices) => {
      const items = steps.map(({ lane }, n) => item(n + 1, lane))
      const left = new Map(items.map((one, n) => [one, steps[n]?.failures ?? 0]))
      const queue = queueOf(...items)
      const underWay: Queued[] = []
      const took: Queued[] = []
      for (let now = 0; took.length < items.length; ) {
        underWay.push(...queue.allNow(now))
        const [one] = underWay.splice((choices.next().value ?? 0) % Math.max(1, underWay.length), 1)
        if (one === undefined) {
          now = queue.waitsUntil(now) ?? Number.NaN
          expect(now).not.toBeNaN()
          continue
        }
        const failures = left.get(one) ?? 0
        left.set(one, failures - 1)
        if (failures > 0) queue.failed(one, failure(now))
        else {
          queue.taken(one)
          took.push(one)
        }
        const { through } = queue.cursor()
        expect(items.filter(({ position }) => position <= through).every(each => took.includes(each))).toBe(true)
      }
      for (const lane of [1, 2, 3, 4])
        expect(took.filter(one => one.lane === lane)).toEqual(items.filter(one => one.lane === lane))
      expect(queue.cursor().through).toBe(items.length)
    }),
  )
})

test('in batches too everything is sent, in the order of its transaction, whatever of them fails', () => {
  const step = fc.record({ lane: fc.integer({ min: 1, max: 4 }), failures: fc.integer({ min: 0, max: 6 }) })
  const events = fc.integer({ min: 2, max: 9 })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), events, (steps, most) => {
      const items = steps.map(({ lane }, n) => item(n + 1, lane))
      const left = new Map(items.map((one, n) => [one, steps[n]?.failures ?? 0]))
      const queue = queueOf(...items)
      const took: Queued[] = []
      for (let now = 0; took.length < items.length; ) {
        const batch = queue.nextBatch(now, { events: most, batches: 1 })
        const behind = new Set<number>()
        const outcomes = batch.map(one => {
          const failures = left.get(one) ?? 0
          if (behind.has(one.lane)) return refused
          left.set(one, failures - 1)
          if (failures <= 0) took.push(one)
          else behind.add(one.lane)
          return failures > 0 ? refused : ok
        })
        if (batch.length > 0) queue.settle(batch, outcomes, moment(now))
        else now = queue.waitsUntil(now) ?? Number.NaN
        expect(now).not.toBeNaN()
      }
      for (const lane of [1, 2, 3, 4])
        expect(took.filter(one => one.lane === lane)).toEqual(items.filter(one => one.lane === lane))
      expect(queue.cursor().through).toBe(items.length)
    }),
  )
})
