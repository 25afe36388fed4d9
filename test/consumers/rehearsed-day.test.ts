import { describe, expect, onTestFinished, test } from 'vitest'
import { ask, run, serve, tempDir } from '../cli/cli-kit.ts'
import { startConsumer } from '../fakes/consumer.ts'
import { natsServer, startNats } from '../servers/nats-server.ts'
import { postgresServer, startPostgres } from '../servers/postgres-server.ts'
import { readStream } from '../services/forwarding/nats/nats-kit.ts'
import { newDatabase } from '../services/forwarding/postgres/postgres-kit.ts'

const isThere = natsServer.program !== null && postgresServer.program !== null
/** What goes wrong on the way from Hover: a third comes twice, a third in the wrong order, some with a wrong secret. */
const faults = 'duplicate=35,reorder=35,bad-signature=5,seed=11'

/** Everything that is shown of every transaction, a text for each. */
async function shown(dir: string): Promise<ReadonlySet<string>> {
  const { transactions } = await ask(dir, ['transactions', '--all'])
  return new Set(transactions.map((one: object) => JSON.stringify(one)))
}

/** What only one of two engines shows. The first goes on asking Hover about jobs, so both are read again and again. */
async function difference(one: string, other: string): Promise<readonly string[]> {
  const [first, second] = [await shown(one), await shown(other)]
  return onlyInOne(first, second)
}

describe.skipIf(!isThere)('a day of the practice Hover with faults, sent on to every kind of destination', () => {
  test.each([
    ['about 100 a second', 20, 5],
    ['about 1,000 a second', 100, 4],
  ])(
    'loses nothing and doubles nothing at %s, while the servers are killed',
    { timeout: 180_000 },
    async (_pace, rate, seconds) => {
      const [nats, postgres] = [await startNats({ onEnd: onTestFinished }), await startPostgres()]
      onTestFinished(postgres.end)
      const [dir, consumer] = [tempDir(), await startConsumer(onTestFinished)]
      const database = await newDatabase(postgres)
      const forms = [
        ['cloudevents', consumer.url],
        ['nats', nats.url],
        ['postgres', postgres.urlOf(database)],
        ['copy', nats.url, '--trusted'],
      ]
      for (const [form = '', url = '', ...more] of forms)
        await run(dir, ['destinations', 'add', form, '--name', form, '--url', url, '--practice', ...more])

      const engine = await serve(dir, ['--practice'])
      await run(dir, ['practice', 'faults', '--set', faults])
      await run(dir, ['practice', 'day', '--rate', String(rate), '--seconds', String(seconds)])
      await Promise.all([nats, postgres].map(server => server.kill().then(server.start)))
      await expect.poll(async () => (await ask(dir, ['practice', 'faults'])).playing, slow).toBe(0)
      const waiting = async () =>
        (await ask(dir, ['destinations', 'list'])).destinations.map((one: { waiting: number }) => one.waiting)
      await expect.poll(waiting, slow).toEqual([0, 0, 0, 0])

      // A second engine, which begins when all of it is over.
      const late = tempDir()
      await run(late, ['follow', 'set', '--url', nats.url, '--as', 'late'])
      const follower = await serve(late)
      await expect.poll(() => difference(dir, late), slow).toEqual([])
      // What its events say: a job's row also hears of its models, which comes with its own next event.
      const told = () => postgres.ask<Told>(database, everyStatus)
      await expect.poll(async () => without(await told(), await statuses(dir)), slow).toEqual([])
      // Each event once in the stream, and the same ones that went over HTTP, where a repeat is known by its id.
      const streamed = async () => (await readStream(nats)).map(({ id }) => id)
      const doubled = (ids: readonly string[]) => ids.length - new Set(ids).size
      const compared = async () => {
        const ids = await streamed()
        return [doubled(ids), ...onlyInOne(new Set(ids), new Set(consumer.ids()))]
      }
      await expect.poll(compared, slow).toEqual([0])
      const received = () => new Set(consumer.events().flatMap(({ id, type }) => (isDelivery(type) ? [id] : []))).size
      const inTables = async () => (await postgres.ask<{ deliveries: number }>(database, everyDelivery))[0]?.deliveries
      await expect.poll(async () => (await inTables()) === received(), slow).toBe(true)
      expect(received()).toBeGreaterThan(rate * seconds)
      await Promise.all([engine.stop(), follower.stop()])
    },
  )
})

interface Told {
  readonly id: string
  readonly status: string
}

async function statuses(dir: string): Promise<readonly Told[]> {
  const { transactions } = await ask(dir, ['transactions', '--all'])
  return transactions.map(({ id, status }: Told) => ({ id, status }))
}

function without(some: readonly Told[], others: readonly Told[]): readonly string[] {
  const [first = [], second = []] = [some, others].map(list => list.map(({ id, status }) => `${id} ${status}`))
  return onlyInOne(new Set(first), new Set(second))
}

function onlyInOne(first: ReadonlySet<string>, second: ReadonlySet<string>): readonly string[] {
  return [...first].filter(one => !second.has(one)).concat([...second].filter(one => !first.has(one)))
}

const isDelivery = (type: unknown): boolean => String(type).endsWith('.received')
const everyStatus = 'SELECT id, status FROM hover_tray.transactions'
const everyDelivery = 'SELECT count(*)::int AS deliveries FROM hover_tray.deliveries'
const slow = { timeout: 90_000, interval: 500 }
