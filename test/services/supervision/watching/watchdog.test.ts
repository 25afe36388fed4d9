import { expect, onTestFinished, test } from 'vitest'
import { createWatchdog } from '../../../../electron/services/supervision/watching/watchdog.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts'
import { openTestStore, query, tempDir, ussdDelivery } from '../../store/store-kit.ts'

const startIso = '2026-03-05T09:14:02Z'
const minute = 60_000
const hour = 60 * minute

const pendingRun = (uuid = 'u-1') => ussdDelivery({ uuid, status: 'pending', startedAt: startIso, updatedAt: startIso })

/** A store and a watchdog on a clock that stands still. Each look is awaited: the store has threads of its own. */
async function guarded(dir = tempDir(), clock: FakeClock = createFakeClock(startIso)) {
  const store = await openTestStore(dir, { now: clock.now })
  let heard = Promise.withResolvers<void>()
  const watchdog = createWatchdog({
    clock: {
      now: clock.now,
      face: null,
      after: (ms, act) => {
        heard.resolve()
        heard = Promise.withResolvers()
        return clock.after(ms, act)
      },
    },
    store,
    log: () => {},
  })
  onTestFinished(() => watchdog.stop())
  const lookDone = async (): Promise<void> => {
    if (clock.waits().length === 0) await heard.promise
    await store.settled()
  }
  await lookDone()
  return {
    ...{ store, watchdog, clock, lookDone },
    /** A look may be over before all of the time is: only the last minute is sure to be looked at from its end. */
    async pass(ms: number) {
      await clock.advance(ms)
      await lookDone()
    },
    flags: async () => (await store.page(query())).rows.flatMap(row => row.flags),
    told: async () => (await store.dueNotices()).filter(({ topic }) => topic === 'stuck').map(({ id }) => id),
  }
}

test('twelve hours without an answer are found, once', async () => {
  const { store, pass, flags, told } = await guarded()
  await store.append(pendingRun())
  await store.settled()
  await pass(12 * hour)
  const before = await flags()
  await pass(minute)
  const after = await flags()
  for (let n = 0; n < 5; n += 1) await pass(hour)
  expect([before, after, await told()]).toEqual([[], ['STUCK'], ['shop/ussd/u-1#stuck']])
})

test('a verdict clears it, also one that comes late', async () => {
  const { store, pass, flags, told } = await guarded()
  await store.append(pendingRun())
  await pass(12 * hour)
  await pass(minute)
  await store.append(ussdDelivery({ status: 'succeeded', startedAt: startIso, updatedAt: '2026-03-05T09:20:00Z' }))
  await store.settled()
  await pass(minute)
  expect([(await flags()).includes('STUCK'), await told()]).toEqual([false, ['shop/ussd/u-1#stuck']])
})

test('what was found before a restart is not found again', async () => {
  const dir = tempDir()
  const first = await guarded(dir)
  await first.store.append(pendingRun())
  await first.pass(12 * hour)
  await first.pass(minute)
  await first.watchdog.stop()
  await first.store.close()

  const again = await guarded(dir, createFakeClock('2026-03-06T09:14:02Z'))
  await again.pass(minute)
  expect(await again.told()).toEqual(['shop/ussd/u-1#stuck'])
})

test('what became overdue while nothing ran is found at the start', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  await store.append(pendingRun())
  await store.settled()
  await store.close()
  const { flags } = await guarded(dir, createFakeClock('2026-03-06T09:14:02Z'))
  expect(await flags()).toEqual(['STUCK'])
})

test('what is slower than is normal for its action is found', async () => {
  const { store, pass, flags } = await guarded()
  for (let n = 0; n < 20; n += 1)
    await store.append(
      ussdDelivery({ uuid: `run-${n}`, status: 'succeeded', startedAt: startIso, updatedAt: '2026-03-05T09:20:02Z' }),
    )
  await store.append(pendingRun())
  await store.settled()
  await pass(18 * minute)
  const before = await flags()
  await pass(minute)
  expect([before, await flags()]).toEqual([[], ['STUCK']])
})

test('more than one look may find is found by the looks right after it', async () => {
  const { store, pass } = await guarded()
  await Promise.all(Array.from({ length: 450 }, (_, n) => store.append(pendingRun(`u-${n}`))))
  await store.settled()
  await pass(12 * hour)
  await pass(minute)
  await pass(1_000)
  await pass(1_000)
  const { rows } = await store.page(query({ limit: 500 }))
  expect(rows.filter(row => row.flags.includes('STUCK')).length).toBe(450)
})

test('news of what is old already does not wait for the next look', async () => {
  const clock = createFakeClock('2026-03-08T00:00:00Z')
  const { store, watchdog, pass, flags } = await guarded(tempDir(), clock)
  await store.append(pendingRun())
  await store.settled()
  const before = clock.waits()
  watchdog.note((await store.page(query())).rows)
  const after = clock.waits()
  await pass(1_000)
  expect([before, after, await flags()]).toEqual([[minute], [1_000], ['STUCK']])
})

test('a stopped watchdog looks no more', async () => {
  const { watchdog, clock } = await guarded()
  await watchdog.stop()
  expect(clock.waits()).toEqual([])
})
