import { expect, onTestFinished, test } from 'vitest'
import { startConsumer } from '../../fakes/consumer.ts'
import { openTestStore, tempDir, ussdDelivery } from '../store/store-kit.ts'
import { keep } from './forwarding-kit.ts'

test('of 2,000 deliveries as fast as they can be kept, with a consumer that stumbles, none is lost or out of order', async () => {
  const store = await openTestStore(tempDir())
  const consumer = await startConsumer(onTestFinished)
  let asked = 0
  consumer.answerWith(() => ({ status: ++asked % 97 === 0 ? 503 : 200 }))
  keep(store, { books: consumer.url })
  for (const [step, status] of ['pending', 'failed'].entries())
    await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        store.append(ussdDelivery({ uuid: `u-${n}`, status, updatedAt: `2026-03-05T09:14:4${step}Z` })),
      ),
    )
  await consumer.until(() => consumer.taken.length >= 4000)
  const stories = new Map<string, string>()
  for (const { subject, type } of consumer.events())
    stories.set(subject, `${stories.get(subject) ?? ''} ${type.split('.').at(-1)}`)
  expect(new Set(consumer.ids()).size).toBe(4000)
  expect(new Set(stories.values())).toEqual(new Set([' received pending received failed']))
}, 60_000)
