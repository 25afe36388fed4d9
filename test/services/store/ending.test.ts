import { expect, test } from 'vitest'
import { openTestStore, tempDir, threads, ussdDelivery } from './store-kit.ts'

test('whoever waits for the projector is let go at the end, and questions that would wait are refused', async () => {
  const projector = new URL('threads/idle-projector.ts', import.meta.url)
  const dir = tempDir()
  const first = await openTestStore(dir)
  await first.append(ussdDelivery())
  await first.close()
  const store = await openTestStore(dir, { threads: { ...threads, projector } })
  const waiting = store.settled()
  const asked = store.dueNotices().catch(() => 'refused')
  await store.append(ussdDelivery())
  store.endWaiting()
  await waiting
  await store.settled()
  expect(await asked).toBe('refused')
})

test('what is closed in the middle of a backlog goes on with the next start, and nobody is told twice', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const told = new Set<string>()
  const heard = Promise.withResolvers<void>()
  const leave = store.onNews(({ notices }) => {
    for (const { id } of notices) {
      told.add(id)
      void store.append({ kind: 'act', at: 0, act: { kind: 'notice-shown', noticeId: id, where: 'desktop' } })
    }
    if (told.size > 0) heard.resolve()
  })
  const entries = Array.from({ length: 6_000 }, (_, n) => ussdDelivery({ uuid: `u-${n}` }))
  await Promise.all(entries.map(store.append))
  await heard.promise
  leave()
  store.endWaiting()
  await store.settled()
  await store.close()
  const next = await openTestStore(dir)
  const due = await next.dueNotices()
  await next.settled()
  expect([due.filter(({ id }) => told.has(id)), (await next.counts()).failed]).toEqual([[], 6_000])
})
