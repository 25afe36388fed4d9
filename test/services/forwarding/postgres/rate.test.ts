import { beforeAll, expect, test } from 'vitest'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { deliveryOf, jobDelivery, openTestStore, tempDir, ussdDelivery, ussdFixtures } from '../../store/store-kit.ts'
import { keep } from '../forwarding-kit.ts'
import { expectSameAsState } from './compare-tables.ts'
import { newDatabase, reports } from './postgres-kit.ts'

describeWith(postgresServer, 'many deliveries into PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    return server.end
  })

  async function begin() {
    const [dir, database] = [tempDir(), await newDatabase(server)]
    const store = await openTestStore(dir)
    const keeper = keep(store, { books: server.urlOf(database) }, [reports()])
    return {
      store,
      /** When everything has arrived: how much there is, and that it is what the state says. */
      async same() {
        await store.settled()
        await expect.poll(async () => (await store.outboxFacts())[0]?.waiting).toBe(0)
        await keeper.stop()
        await store.close()
        return expectSameAsState(dir, server, database)
      },
    }
  }

  test('4,000 as fast as they can be kept, a quarter of them repeated: none is lost, none is doubled', async () => {
    const { store, same } = await begin()
    for (const [step, status] of ['pending', 'failed', 'failed', 'succeeded'].entries())
      await Promise.all(
        Array.from({ length: 1000 }, (_, n) =>
          store.append(ussdDelivery({ uuid: `u-${n}`, status, updatedAt: `2026-03-05T09:14:4${Math.min(step, 2)}Z` })),
        ),
      )
    expect(await same()).toEqual({ transactions: 1000, deliveries: 4000 })
  })

  test('one after the other, in the wrong order, of both companies and also odd ones', async () => {
    const { store, same } = await begin()
    for (const { data } of ussdFixtures.toReversed()) await store.append(deliveryOf(data))
    for (const state of ['failed', 'uploading', 'complete', 'uploading']) await store.append(jobDelivery(state))
    for (let n = 0; n < 100; n += 1) {
      const second = String(59 - (n % 60)).padStart(2, '0')
      const status = ['succeeded', 'failed', 'pending'][n % 3] ?? ''
      await store.append(ussdDelivery({ uuid: `u-${n % 7}`, status, updatedAt: `2026-03-05T09:14:${second}Z` }))
    }
    await store.append(deliveryOf('no JSON'))
    expect((await same()).deliveries).toBeGreaterThan(100)
  })
})
