import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import { type NatsServer, natsServer, startNats } from '../../../servers/nats-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../../store/store-kit.ts'
import { books, keep } from '../forwarding-kit.ts'
import { readStream } from './nats-kit.ts'

const bus = { kind: 'nats', form: 'cloudevents' }
const orders = ['pending', 'pending,failed', 'pending,failed,succeeded']

/** Each event of what is in the journal is in the stream once, and those of a transaction in their order. */
async function checkStream(nats: NatsServer, dir: string): Promise<void> {
  const events = (await readStream(nats)).map(({ text }) => JSON.parse(text))
  const { database } = openState({ ...placeOf(dir), journalHead: Number.MAX_SAFE_INTEGER })
  const [deliveries = 0, changes = 0] = ['deliveries', 'status_changes'].map(table =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get(),
  )
  const waiting = database.prepare('SELECT count(*) FROM outbox').pluck().get()
  database.close()
  const changed = events.filter(({ data }) => data.to !== undefined)
  expect([events.length - changed.length, changed.length, waiting]).toEqual([deliveries, changes, 0])
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  const stories = Map.groupBy(changed, ({ subject }) => subject)
  const told = [...stories.values()].map(story => story.map(({ data }) => data.to).join())
  expect(told.filter(story => !orders.includes(story))).toEqual([])
}

async function forward(dir: string, url: string, round: number, moment: number): Promise<void> {
  const process = new URL('../processes/forwarder.ts', import.meta.url)
  await once(fork(process, [dir, url, String(round), String(moment), JSON.stringify(bus)]), 'exit')
}

async function receive(store: Awaited<ReturnType<typeof openTestStore>>, round: number, count: number): Promise<void> {
  for (const [step, status] of ['pending', 'failed', 'succeeded'].entries())
    await Promise.all(
      Array.from({ length: count }, (_, n) =>
        store.append(ussdDelivery({ uuid: `${round}-${n}`, status, updatedAt: `2026-03-05T09:14:4${step}Z` })),
      ),
    )
}

/** Until what was taken is also known to be. */
async function drained(store: Awaited<ReturnType<typeof openTestStore>>): Promise<void> {
  for (let waiting = 1; waiting > 0; ) {
    await store.settled()
    waiting = (await store.outboxFacts()).reduce((sum, fact) => sum + fact.waiting, 0)
  }
}

describeWith(natsServer, 'with a real NATS server', () => {
  test('kill -9 of the engine at every step of sending loses nothing and doubles nothing', async () => {
    const [dir, nats] = [tempDir(), await startNats({ onEnd: onTestFinished })]
    for (let round = 1; round <= 8; round += 1) await forward(dir, nats.url, round, round)
    await forward(dir, nats.url, 0, 0)
    await checkStream(nats, dir)
  })

  test('kill -9 of the server while events are sent loses nothing and doubles nothing', async () => {
    const [dir, nats] = [tempDir(), await startNats({ onEnd: onTestFinished })]
    const store = await openTestStore(dir)
    const keeper = keep(store, { books: nats.url }, [books(bus)])
    for (let round = 1; round <= 5; round += 1) {
      const received = receive(store, round, 40)
      await nats.kill()
      await received
      await nats.start()
    }
    await drained(store)
    await keeper.stop()
    await store.close()
    await checkStream(nats, dir)
  })

  test('of 2,000 deliveries as fast as they can be kept none is lost, doubled or out of order', async () => {
    const [dir, nats] = [tempDir(), await startNats({ onEnd: onTestFinished })]
    const store = await openTestStore(dir)
    const keeper = keep(store, { books: nats.url }, [books(bus)])
    await receive(store, 1, 667)
    await drained(store)
    await keeper.stop()
    await store.close()
    await checkStream(nats, dir)
  })
})
