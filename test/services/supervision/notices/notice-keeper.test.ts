import { expect, onTestFinished, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notices/notice.ts'
import type { Store } from '../../../../electron/services/store/store.ts'
import { makeTrouble, StoreError } from '../../../../electron/services/store/trouble.ts'
import { createNoticeKeeper } from '../../../../electron/services/supervision/notices/notice-keeper.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts'
import { rulesSet } from '../../store/notice-rules-kit.ts'
import { defaultRules, openTestStore, tempDir, ussdDelivery } from '../../store/store-kit.ts'

const start = '2026-03-05T10:00:00.000Z'
const minute = 60_000

/** A store and a keeper on a clock that stands still. */
async function kept(at: string | Store = tempDir(), clock: FakeClock = createFakeClock(start)) {
  const store = typeof at === 'string' ? await openTestStore(at, { now: clock.now }) : at
  const told: Notice[] = []
  store.onNews(news => told.push(...news.notices))
  const grown: Notice[] = []
  const released: (readonly Notice[])[] = []
  const left: Notice[] = []
  const desk = {
    tell: (more: readonly Notice[]) => void left.push(...more),
    grow: (more: readonly Notice[]) => void grown.push(...more),
    release: (groups: readonly (readonly Notice[])[]) => void released.push(...groups),
  }
  const keeper = createNoticeKeeper({
    ...{ clock, store, desk, log: () => {} },
    ladder: { look: async () => null, stop: () => {} },
  })
  store.onNews(keeper.note)
  onTestFinished(() => keeper.stop())
  const pass = async (ms: number): Promise<void> => {
    await store.settled()
    await clock.advance(ms)
    // The keeper asks a thread, and what it journals is projected by another.
    for (let round = 0; round < 3; round += 1) {
      await store.toTell(clock.now())
      await store.settled()
      await clock.advance(0)
    }
  }
  const fail = (count: number, from = 0) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => {
        const now = new Date(clock.now()).toISOString()
        return store.append(ussdDelivery({ uuid: `u-${from + n}`, updatedAt: now }, { receivedAt: clock.now() }))
      }),
    )
  return { store, keeper, clock, told, left, grown, released, pass, fail }
}

test('a storm ends ten minutes after its last failure, and says so', async () => {
  const { pass, fail, told } = await kept()
  await fail(6)
  await pass(9 * minute)
  const before = told.length
  await pass(2 * minute)
  expect([before, told.map(({ title }) => title).at(-1)]).toEqual([
    1,
    'Send Money: no more failures after 1 second, 6 affected',
  ])
})

test('a storm that a clock far ahead left open ends at the next look', async () => {
  const ahead = Array.from({ length: 6 }, (_, n) => {
    const receivedAt = Date.parse(start) + 180 * minute + n
    return ussdDelivery({ uuid: `u-${n}`, updatedAt: new Date(receivedAt).toISOString() }, { receivedAt })
  })
  const { store, pass, told } = await kept()
  await Promise.all(ahead.map(store.append))
  await pass(minute)
  expect(told.at(-1)).toMatchObject({ title: 'Send Money: no more failures after 1 second, 6 affected' })
})

test('a storm that was open when the app ended ends after the next start', async () => {
  const dir = tempDir()
  const first = await kept(dir)
  await first.fail(6)
  await first.pass(minute)
  await first.keeper.stop()
  await first.store.close()
  const clock = createFakeClock('2026-03-05T12:00:00.000Z')
  const second = await kept(dir, clock)
  await second.pass(minute)
  expect(second.told.map(({ id }) => id)).toEqual(['shop/ussd/u-0#1!over'])
})

test('what a storm grew by when the app ended is told after the next start, once', async () => {
  const dir = tempDir()
  const first = await kept(dir)
  await first.fail(1)
  await first.store.append({
    kind: 'act',
    at: 0,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-0#1', where: 'desktop' },
  })
  await first.fail(1, 1)
  await first.pass(1_000)
  await first.keeper.stop()
  await first.store.close()
  const second = await kept(dir)
  await second.pass(5_000)
  expect(second.grown.map(({ title }) => title)).toEqual(['Send Money: 2 failed'])
})

/** A folder of an app that ended before it told anybody of so many successes. */
async function untold(count: number): Promise<string> {
  const dir = tempDir()
  const store = await openTestStore(dir, {
    rules: { notifications: { ...defaultRules.notifications, succeeded: true } },
  })
  const runs = Array.from({ length: count }, (_, n) => ussdDelivery({ uuid: `u-${n}`, status: 'succeeded' }))
  await Promise.all(runs.map(store.append))
  await store.close()
  return dir
}

test('what an earlier run did not get to is told after the start', async () => {
  const { left, pass } = await kept(await untold(2))
  await pass(0)
  expect(left.map(({ id }) => id)).toEqual(['shop/ussd/u-0#2', 'shop/ussd/u-1#3'])
})

test('what could not be read at the start is told once it can', async () => {
  const store = await openTestStore(await untold(1))
  let isFull = true
  const dueNotices = async () => {
    if (isFull) throw new StoreError(makeTrouble('full', 'state.db'))
    return store.dueNotices()
  }
  const { left, pass } = await kept({ ...store, dueNotices })
  await pass(0)
  const before = left.length
  isFull = false
  await pass(minute)
  expect([before, left.map(({ id }) => id)]).toEqual([0, ['shop/ussd/u-0#2']])
})

test('what is left beyond a thousand is told when those were told', async () => {
  const { store, left, pass } = await kept(await untold(1001))
  await pass(0)
  const first = left.length
  const shown = left.map(({ id }) => ({ kind: 'notice-shown', noticeId: id, where: 'desktop' }) as const)
  await Promise.all(shown.map(act => store.append({ kind: 'act', at: 0, act })))
  await pass(1_000)
  expect([first, new Set(left.map(({ id }) => id)).size]).toEqual([1000, 1001])
})

test('nothing is looked at while nothing happens', async () => {
  const { pass, clock, fail } = await kept()
  await fail(1)
  await pass(5 * minute)
  await pass(5_000)
  await pass(5_000)
  expect(clock.waits()).toEqual([])
})

const hours = { zone: 'UTC', ranges: [{ days: ['thu'], from: '09:00', to: '12:00' }], criticalBreaksThrough: false }
const rules = (changed: Readonly<Record<string, unknown>>) => {
  const entry = rulesSet(changed)
  if (entry.kind !== 'act' || entry.act.kind !== 'rules-set') throw new Error('no rules')
  const { kind: _kind, ...set } = entry.act
  return set
}

test('what is held in quiet hours is told at their end, as one', async () => {
  const { store, pass, fail, released, told } = await kept()
  store.setRules(rules({ quietHours: hours }))
  await fail(3)
  await pass(119 * minute)
  const before = released.length
  await pass(2 * minute)
  expect([before, told, released[0]?.map(({ id }) => id)]).toEqual([
    0,
    [],
    ['shop/ussd/u-0#2', 'shop/ussd/u-1#3', 'shop/ussd/u-2#4'],
  ])
})

test('what was held when the app ended is told after the start, when it is over by then', async () => {
  const dir = tempDir()
  const first = await kept(dir)
  first.store.setRules(rules({ quietHours: hours }))
  await first.fail(2)
  await first.pass(minute)
  await first.keeper.stop()
  await first.store.close()
  const second = await kept(dir, createFakeClock('2026-03-05T13:00:00.000Z'))
  await second.pass(1_000)
  // As often as it looks before anybody has shown it; the desk shows it once.
  expect(new Set(second.released.map(group => group.map(({ id }) => id).join()))).toEqual(
    new Set(['shop/ussd/u-0#2,shop/ussd/u-1#3']),
  )
})

test('what a snooze held is told when somebody ends it', async () => {
  const { store, pass, fail, released } = await kept()
  store.setRules(rules({ snoozes: [{ scope: { kind: 'all' }, until: '2026-03-05T18:00:00.000Z' }] }))
  await fail(2)
  await pass(5 * minute)
  const before = released.length
  store.setRules(rules({}))
  await pass(5_000)
  expect([before, released[0]?.length]).toEqual([0, 2])
})
