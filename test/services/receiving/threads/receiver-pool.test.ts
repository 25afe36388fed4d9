import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Answer, Found, RawDelivery } from '../../../../electron/services/receiving/http/receiver.ts'
import type { Arrival } from '../../../../electron/services/receiving/inbox.ts'
import { createReceiverPool } from '../../../../electron/services/receiving/threads/receiver-pool.ts'
import { openTestStore, query, tempDir } from '../../store/store-kit.ts'

const receiverThread = new URL('../../../../electron/services/receiving/threads/receiver-thread.ts', import.meta.url)
const dyingReceiver = new URL('dying-receiver.ts', import.meta.url)
const sources = [
  { id: 'shop', name: 'Shop', kind: 'ussd-app', hookPath: '/hook/shop' },
  { id: 'homes', name: 'Homes', kind: 'hover-org', hookPath: '/hook/homes' },
] as const

interface Setup {
  readonly count?: number
  readonly threadFile?: URL
  readonly answer?: Promise<Answer>
}

async function setup({ count = 2, threadFile = receiverThread, answer }: Setup = {}) {
  const store = await openTestStore(tempDir())
  let secret = 'first-secret'
  const told = { arrivals: [] as Arrival[], handed: [] as RawDelivery[], turnedAway: 0, deaths: 0, losses: 0 }
  const receivers = createReceiverPool({
    ...{ threadFile, count, store, face: null },
    facts: () => ({ sources, secrets: [{ sourceId: 'shop', secret, provenBy: 'current-secret' }] }),
    async handle(delivery) {
      told.handed.push(delivery)
      return answer ?? { status: 400 }
    },
    find: async (path): Promise<Found | null> => (path === '/proof' ? { kind: 'proof', proof: 'it is me' } : null),
    onArrival: arrival => told.arrivals.push(arrival),
    onFault: () => {},
    onTurnedAway: more => {
      told.turnedAway += more
    },
    onDeath: () => {
      told.deaths += 1
    },
  })
  onTestFinished(() => receivers.end())
  const listen = async (wanted = 0) => receivers.listen(wanted, () => (told.losses += 1))
  return {
    ...{ store, receivers, told, listen },
    async port() {
      const listening = await listen()
      if (!listening.ok) throw new Error(listening.reason)
      return listening.port
    },
    setSecret(next: string) {
      secret = next
      receivers.renew()
    },
  }
}

/** Each over a connection of its own, so that all threads get some. */
const post = (port: number, path: string, body: unknown) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { connection: 'close' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }).then(({ status }) => status)

const postWith = (agent: Agent, port: number, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method: 'POST', agent }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    call.once('error', reject)
    call.end('{}')
  })

const payment = (uuid: string, secret = 'first-secret') => ({
  meta: { secret },
  data: { id: uuid, type: 'transaction', attributes: { uuid, status: 'succeeded' } },
})

const many = <Value>(make: (index: number) => Value) => Array.from({ length: 40 }, (_, index) => make(index))

test('keep at one port what comes over many connections', async () => {
  const { store, port } = await setup()
  const at = await port()
  const statuses = await Promise.all(many(index => post(at, '/hook/shop', payment(`u-${index}`))))
  await store.settled()
  expect([new Set(statuses), (await store.page(query({ limit: 100 }))).rows.length]).toEqual([new Set([200]), 40])
})

test('prove by the new secret whatever is sent after it was set', async () => {
  const { port, setSecret } = await setup()
  const at = await port()
  const statuses: (readonly number[])[] = []
  for (const next of ['second', 'third', 'fourth']) {
    setSecret(next)
    statuses.push(await Promise.all([post(at, '/hook/shop', payment('a', next)), post(at, '/hook/shop', payment('a'))]))
  }
  expect(statuses).toEqual([
    [200, 401],
    [200, 401],
    [200, 401],
  ])
})

test('tell of what was let in and of what was not', async () => {
  const { port, told } = await setup({ count: 1 })
  const at = await port()
  await post(at, '/hook/shop', payment('a'))
  await post(at, '/hook/shop', payment('a', 'wrong'))
  await post(at, '/hook/shop', 'no JSON')
  await expect.poll(() => told.arrivals.length).toBe(3)
  expect(told.arrivals.map(arrival => [arrival.kind, 'reason' in arrival ? arrival.reason : null])).toEqual([
    ['accepted', null],
    ['refused', 'wrong-secret'],
    ['refused', 'malformed'],
  ])
})

test('hand an organization’s delivery on as it came', async () => {
  const { port, told } = await setup()
  const status = await post(await port(), '/hook/homes?x=1', '{"event":"job"}')
  const [handed] = told.handed
  expect([status, handed?.target, handed?.headers.connection, String(handed?.body)]).toEqual([
    ...[400, '/hook/homes?x=1', 'close', '{"event":"job"}'],
  ])
})

test('count what finds no room, and tell of it seldom', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<Answer>()
  const { port, told } = await setup({ count: 1, answer })
  const at = await port()
  const agent = new Agent({ keepAlive: true })
  const statuses = Array.from({ length: 1_020 }, () => postWith(agent, at, '/hook/homes'))
  await expect.poll(() => told.turnedAway).toBe(20)
  resolve({ status: 400 })
  const found = await Promise.all(statuses)
  agent.destroy()
  expect([found.filter(status => status === 503).length, told.turnedAway, told.arrivals]).toEqual([20, 20, []])
})

test('find what there is beside the hooks', async () => {
  const { port } = await setup()
  const at = await port()
  const [proof, nothing] = await Promise.all(['/proof', '/other'].map(path => fetch(`http://127.0.0.1:${at}${path}`)))
  expect([await proof?.text(), nothing?.status]).toEqual(['it is me', 404])
})

test('take no port where another program listens', async () => {
  const other = createServer()
  onTestFinished(() => void other.close())
  const taken = await new Promise<number>(resolve => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
    })
  })
  const { listen } = await setup()
  expect(await listen(taken)).toEqual({ ok: false, reason: 'port-taken' })
})

test('take no port that others like them share', async () => {
  const [first, second] = [await setup(), await setup()]
  expect(await second.listen(await first.port())).toEqual({ ok: false, reason: 'port-taken' })
})

test('leave their port when they are closed, and take it again', async () => {
  const { port, receivers, listen } = await setup()
  const at = await port()
  await receivers.close()
  const refused = await post(at, '/hook/shop', payment('a')).catch(() => 'refused')
  expect([refused, await listen(at), await post(at, '/hook/shop', payment('a'))]).toEqual([
    ...['refused', { ok: true, port: at }, 200],
  ])
})

test('answer what they have received before they end', async () => {
  const { port, receivers } = await setup()
  const at = await port()
  const statuses = Promise.all(many(index => post(at, '/hook/shop', payment(`u-${index}`)).catch(() => 'cut')))
  await post(at, '/hook/shop', payment('one'))
  await receivers.end()
  expect([...new Set(await statuses)].filter(status => status !== 200 && status !== 'cut')).toEqual([])
})

test('say once that they are lost when a thread ends, and listen again with another', async () => {
  const { listen, told, receivers } = await setup({ threadFile: dyingReceiver })
  await listen()
  await expect.poll(() => told.deaths).toBeGreaterThan(0)
  const losses = told.losses
  await receivers.close()
  expect([losses, (await listen()).ok]).toEqual([1, true])
})
