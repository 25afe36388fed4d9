import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import { rebuild } from '../../../../electron/services/store/projection/project-all.ts'
import type { Store } from '../../../../electron/services/store/store.ts'
import { type Consumer, startConsumer } from '../../../fakes/consumer.ts'
import { books, keep } from '../../forwarding/forwarding-kit.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../../store/store-kit.ts'

const statuses = ['pending', 'failed', 'pending', 'succeeded'] as const

async function receive(store: Store, uuids: readonly string[]): Promise<void> {
  for (const [step, status] of statuses.entries())
    await Promise.all(
      uuids.map(uuid => store.append(ussdDelivery({ uuid, status, updatedAt: `2026-03-05T09:14:4${step}Z` }))),
    )
}

const names = (count: number, prefix = 'u'): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`)

/** The statuses that each transaction was said to have, in the order in which they came. */
function storyOf({ events }: Pick<Consumer, 'events'>, uuid: string): readonly string[] {
  const said = events().filter(({ subject }) => subject === uuid)
  return said.filter(({ type }) => !type.endsWith('.received')).map(({ data }) => data.to)
}

/** Until what was taken is also known to be. */
async function drained(store: Store): Promise<void> {
  for (let waiting = 1; waiting > 0; ) {
    await store.settled()
    const facts = await store.outboxFacts()
    waiting = facts.reduce((sum, fact) => sum + fact.waiting, 0)
  }
}

async function begin() {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const consumer = await startConsumer(onTestFinished)
  return { dir, store, consumer }
}

test('every delivery and every status change arrives once, in the order of its transaction', async () => {
  const { store, consumer } = await begin()
  keep(store, { books: consumer.url })
  const uuids = names(30)
  await receive(store, uuids)
  await consumer.until(() => consumer.taken.length >= 30 * (4 + 3))
  expect(new Set(consumer.ids()).size).toBe(consumer.taken.length)
  expect(new Set(uuids.map(uuid => storyOf(consumer, uuid).join()))).toEqual(new Set(['pending,failed,succeeded']))
})

test('whatever the consumer answers meanwhile, nothing is lost and nothing is out of order', async () => {
  const { store, consumer } = await begin()
  let asked = 0
  const troubles = [null, { status: 500 }, { status: 200 }, { status: 429 }, null, { status: 200 }, { status: 400 }]
  consumer.answerWith(() => (asked > 300 ? { status: 200 } : (troubles[asked++ % troubles.length] ?? null)))
  keep(store, { books: consumer.url })
  const uuids = names(20)
  await receive(store, uuids)
  await consumer.until(() => new Set(consumer.ids()).size >= 20 * (4 + 3))
  expect(new Set(uuids.map(uuid => storyOf(consumer, uuid).join()))).toEqual(new Set(['pending,failed,succeeded']))
})

test('after a restart only what was not taken before is sent', async () => {
  const { dir, store, consumer } = await begin()
  const keeper = keep(store, { books: consumer.url })
  await receive(store, names(5))
  await drained(store)
  await keeper.stop()
  await store.append(ussdDelivery({ uuid: 'while-away' }))
  await store.close()
  const again = await openTestStore(dir)
  keep(again, { books: consumer.url })
  await consumer.until(() => consumer.taken.length >= 37)
  await again.settled()
  expect(
    consumer
      .events()
      .slice(35)
      .map(({ subject }) => subject),
  ).toEqual(['while-away', 'while-away'])
})

test('a rebuild of the state sends nothing again, and keeps what waits', async () => {
  const { dir, store, consumer } = await begin()
  const keeper = keep(store, { books: consumer.url })
  await receive(store, names(5))
  await drained(store)
  await keeper.stop()
  await store.append(ussdDelivery({ uuid: 'waits' }))
  await store.close()
  rebuild(placeOf(dir))
  const { database } = openState({ ...placeOf(dir), journalHead: Number.MAX_SAFE_INTEGER })
  onTestFinished(() => void database.close())
  expect(database.prepare(`SELECT event ->> '$.subject' FROM outbox`).pluck().all()).toEqual(['waits', 'waits'])
})

test('one event that is never taken becomes a dead letter, holds up only its own transaction, and can be sent again', async () => {
  const { store, consumer } = await begin()
  const isPoison = (body: Buffer) => body.includes('"subject":"poison"') && body.includes('.received')
  consumer.answerWith(({ body }) => ({ status: isPoison(body) ? 422 : 200 }))
  const keeper = keep(store, { books: consumer.url })
  await store.append(ussdDelivery({ uuid: 'poison' }))
  // Others have to be taken for as long as it is tried: else it would be the destination that fails.
  for (let n = 0; consumer.taken.every(({ body }) => !body.includes('poison')); n += 1) {
    await store.append(ussdDelivery({ uuid: `other-${n}` }))
    await consumer.until(() => consumer.events().some(({ subject }) => subject === `other-${n}`))
  }
  await keeper.stop()
  await store.settled()
  const [state] = await keeper.states()
  expect(state).toMatchObject({ dead: 1, deadReason: 'refused-422' })

  consumer.answerWith(() => ({ status: 200 }))
  const next = keep(store, { books: consumer.url })
  await next.release('books')
  await consumer.until(() => consumer.taken.some(({ body }) => isPoison(body)))
  expect(consumer.refused.length).toBe(12)
  await next.stop()
  await store.settled()
  expect(await next.states()).toMatchObject([{ dead: 0, waiting: 0 }])
})

test('several destinations go on by themselves: one that is away holds up nobody, and misses nothing', async () => {
  const { store, consumer } = await begin()
  const away = await startConsumer(onTestFinished)
  away.answerWith(() => null)
  keep(store, { books: consumer.url, away: away.url }, [books(), books({ id: 'away' })])
  await receive(store, names(5))
  await consumer.until(() => consumer.taken.length >= 35)
  away.answerWith(() => ({ status: 200 }))
  await away.until(() => away.taken.length >= 35)
  expect(away.ids().sort()).toEqual(consumer.ids().sort())
})

test('a destination hears of what comes after it was added, and of nothing after it was removed', async () => {
  const { store, consumer } = await begin()
  await store.append(ussdDelivery({ uuid: 'before' }))
  const keeper = keep(store, { books: consumer.url })
  await store.append(ussdDelivery({ uuid: 'with' }))
  await consumer.until(() => consumer.taken.length >= 2)
  keeper.apply([])
  await store.append(ussdDelivery({ uuid: 'after' }))
  await store.settled()
  await keeper.stop()
  expect(await keeper.states()).toEqual([])
  expect(consumer.events().map(({ subject }) => subject)).toEqual(['with', 'with'])
})

test('a destination that was added while the disk refused everything hears of what comes after that', async () => {
  const { dir, store, consumer } = await begin()
  const locker = new Sqlite(journalFile(dir))
  locker.exec('BEGIN IMMEDIATE')
  keep(store, { books: consumer.url })
  const refused = await store.append(ussdDelivery({ uuid: 'refused' }))
  locker.exec('ROLLBACK')
  locker.close()
  await store.append(ussdDelivery({ uuid: 'with' }))
  await consumer.until(() => consumer.taken.length >= 2)
  expect([refused.ok, consumer.events().map(({ subject }) => subject)]).toEqual([false, ['with', 'with']])
})

test('one that was removed while nothing ran is forgotten at the next start', async () => {
  const { dir, store, consumer } = await begin()
  consumer.answerWith(() => null)
  const keeper = keep(store, { books: consumer.url })
  await store.append(ussdDelivery())
  await keeper.stop()
  await store.close()
  const again = await openTestStore(dir)
  keep(again, {}, [])
  await expect.poll(() => again.outboxFacts()).toEqual([])
})

test('says in the state of a destination what keeps it, and when it is tried again', async () => {
  const { store, consumer } = await begin()
  consumer.answerWith(() => ({ status: 503 }))
  const keeper = keep(store, { books: consumer.url })
  await store.append(ussdDelivery())
  await consumer.until(() => consumer.refused.length >= 1)
  await keeper.stop()
  const [state] = await keeper.states()
  expect(state).toMatchObject({
    destinationId: 'books',
    waiting: 2,
    dead: 0,
    oldestAt: Date.parse('2026-03-05T09:15Z'),
  })
})
