import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notices/notice.ts'
import { stateFile } from '../../../../electron/services/store/data-place.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { createNormalWatch } from '../../../../electron/services/supervision/watching/normal-watch.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts'
import { rulesSet } from '../../store/notice-rules-kit.ts'
import { openTestStore, tempDir, ussdDelivery } from '../../store/store-kit.ts'

const begin = Date.parse('2026-03-02T00:00:00Z')
const minute = 60_000
const hour = 60 * minute
const days = 21
/** A Monday at noon, three weeks later. */
const noon = begin + days * 24 * hour + 12 * hour
const sources = [{ id: 'shop', name: 'Shop', kind: 'ussd-app' }] as const

/** Six an hour, day and night; every fifth fails. */
const every = 10 * minute
const steady = (
  from: number,
  to: number,
  parts: { readonly action?: string; readonly failing?: number } = {},
): readonly Entry[] =>
  Array.from({ length: Math.floor((to - from) / every) }, (_, n) => {
    const at = from + n * every
    const { action = 'Send Money', failing = 5 } = parts
    const status = Math.floor(at / every) % failing === 0 ? 'failed' : 'succeeded'
    const said = { uuid: `${action}-${at}`, status, action, updatedAt: new Date(at).toISOString() }
    return ussdDelivery({ ...said, startedAt: said.updatedAt }, { receivedAt: at })
  })

async function watched(entries: readonly Entry[], { dir = tempDir(), clock = clockAt(noon) } = {}) {
  const store = await openTestStore(dir, { now: clock.now })
  const told: Notice[] = []
  store.onNews(news => told.push(...news.notices))
  await Promise.all(entries.map(entry => store.append(entry)))
  await store.settled()
  told.length = 0
  const watch = createNormalWatch({
    ...{ clock, store, zone: () => 'UTC', sources: () => sources, onChange: () => {}, log: () => {} },
  })
  onTestFinished(() => watch.stop())
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= minute) {
      await clock.advance(Math.min(minute, left))
      // A look asks threads, several times one after the other.
      for (let round = 0; round < 30; round += 1) {
        await store.counts()
        await clock.advance(0)
      }
      await store.settled()
    }
  }
  return { store, watch, told, pass, clock, dir }
}

const clockAt = (at: number): FakeClock => createFakeClock(new Date(at).toISOString())
const texts = (told: readonly Notice[]) => told.map(({ title }) => title)

test('a source that falls silent is told of once, as a whole and not of each of its actions', async () => {
  const { told, pass } = await watched([...steady(begin, noon), ...steady(begin, noon, { action: 'Buy Airtime' })])
  await pass(3 * hour)
  expect(told.map(({ title, topic, urgency }) => [title, topic, urgency])).toEqual([
    [expect.stringMatching(/^Shop: nothing for \d+ (minutes|hours?)/), 'silence', 'normal'],
  ])
})

test('one action that falls silent while others go on is told by its name', async () => {
  const { told, pass, store, clock } = await watched([
    ...steady(begin, noon),
    ...steady(begin, noon, { action: 'Buy Airtime' }),
  ])
  for (let n = 0; n < 18; n += 1) {
    await Promise.all(steady(clock.now(), clock.now() + every).map(entry => store.append(entry)))
    await pass(every)
  }
  expect(texts(told.filter(({ topic }) => topic === 'silence'))).toEqual([
    expect.stringMatching(/^Buy Airtime: nothing/),
  ])
})

test('that something comes again is said in the same place, without a sound', async () => {
  const { told, pass, store, clock } = await watched(steady(begin, noon))
  await pass(3 * hour)
  await store.append(ussdDelivery({ uuid: 'back', status: 'succeeded' }, { receivedAt: clock.now() }))
  await pass(2 * minute)
  const [first, last] = [told[0], told.at(-1)]
  expect([told.length, last?.incident, last?.urgency, last?.title]).toEqual([
    2,
    first?.id,
    'quiet',
    expect.stringMatching(/^Something comes again, after/),
  ])
})

test('what was found is not found again by the next run, which hears of its end', async () => {
  const first = await watched(steady(begin, noon))
  await first.pass(3 * hour)
  await first.watch.stop()
  await first.store.close()
  const second = await watched([], { dir: first.dir, clock: clockAt(noon + 4 * hour) })
  await second.pass(10 * minute)
  const before = texts(second.told)
  await second.store.append(ussdDelivery({ uuid: 'back', status: 'succeeded' }, { receivedAt: second.clock.now() }))
  await second.pass(2 * minute)
  expect([before, texts(second.told).length]).toEqual([[], 1])
})

test('nothing is told while nothing could arrive, nor right after it', async () => {
  const blind: Entry = {
    kind: 'act',
    at: noon,
    act: {
      kind: 'blind-began',
      windowId: 'w',
      sourceId: 'shop',
      product: 'ussd-app',
      cause: 'tunnel-down',
      from: noon,
    },
  }
  const { told, pass, store, clock } = await watched([...steady(begin, noon), blind])
  await pass(3 * hour)
  await store.append({ kind: 'act', at: clock.now(), act: { kind: 'blind-ended', windowId: 'w', until: clock.now() } })
  await pass(10 * minute)
  expect(texts(told)).toEqual([])
})

test('that most fail is told as a share of what was decided', async () => {
  const { told, pass, store, clock } = await watched(steady(begin, noon))
  const rules = rulesSet({
    rules: [{ id: 'a', name: 'A', when: 'topic:drift', action: { kind: 'tell', urgency: 'normal', sound: false } }],
  })
  await store.append(rules)
  for (let n = 0; n < 18; n += 1) {
    await Promise.all(steady(clock.now(), clock.now() + every, { failing: 1 }).map(entry => store.append(entry)))
    await pass(every)
  }
  expect(told.map(({ title, topic }) => [title, topic])).toEqual([
    [expect.stringMatching(/^Send Money: \d+ of \d+ failed$/), 'drift'],
  ])
})

test('failures that a storm tells of are not told a second time as a share', async () => {
  const { store, pass, clock } = await watched(steady(begin, noon))
  await pass(2 * minute)
  for (let n = 0; n < 30; n += 1) {
    const said = { uuid: `storm-${n}`, updatedAt: new Date(clock.now()).toISOString() }
    await store.append(ussdDelivery({ ...said, startedAt: said.updatedAt }, { receivedAt: clock.now() }))
  }
  await pass(3 * minute)
  const drift = (await store.notices()).filter(({ topic }) => topic === 'drift')
  expect(drift.map(({ fate }) => fate.state === 'suppressed' && fate.by.kind)).toEqual(['storm'])
})

test('whoever switched it off is told of none of it, and it stands in the ledger', async () => {
  const { told, pass, store } = await watched(steady(begin, noon))
  await store.append(rulesSet({ rules: [] }))
  await pass(3 * hour)
  const kept = (await store.notices()).filter(({ topic }) => topic === 'silence')
  expect([texts(told), kept.map(({ state }) => state)]).toEqual([[], ['suppressed']])
})

test('a rebuild tells of none of it again', async () => {
  const { pass, store, dir } = await watched(steady(begin, noon))
  await pass(3 * hour)
  await store.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${stateFile(dir)}${suffix}`, { force: true })
  const again = await watched([], { dir, clock: clockAt(noon + 4 * hour) })
  await again.pass(5 * minute)
  const found = (await again.store.notices()).filter(({ topic }) => topic === 'silence')
  expect([texts(again.told), found.length]).toEqual([[], 1])
})
