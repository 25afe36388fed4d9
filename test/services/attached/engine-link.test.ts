import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { EngineLink } from '../../../electron/contract/settings/engine.ts'
import { windowProtocol } from '../../../electron/services/api/window/wire.ts'
import { createEngineClient } from '../../../electron/services/attached/engine-client.ts'
import type { EngineEvent } from '../../../electron/services/attached/engine-events.ts'
import { createEngineLink } from '../../../electron/services/supervision/attached/engine-link.ts'
import { createFakeClock, settle } from '../../fakes/clock.ts'
import { makeCertificates } from '../../fakes/ngrok-edge/certificates.ts'

const hello = { app: 'hover-tray', version: '9.9.9', protocol: windowProtocol }

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  // A server that listens on TCP has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Where nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

const json = (response: ServerResponse, status: number, value: unknown, type = 'application/json') =>
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value))
const problem = (response: ServerResponse, status: number) =>
  json(response, status, { status }, 'application/problem+json')
const counts = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }
const connection = {
  receiver: { kind: 'closed' },
  tunnel: { kind: 'off' },
  address: { kind: 'unchecked' },
  sources: [],
}
const health = { at: '2026-07-01T12:00:00.000Z', links: [], broken: null }
const state = `event: state\ndata: ${JSON.stringify({ settings: {}, connection, health, counts, failures: [] })}\n\n`

/** An engine of which a test says how it answers the stream. */
const engine =
  (stream: (response: ServerResponse, request: IncomingMessage) => void): RequestListener =>
  (request, response) => {
    if (request.url?.endsWith('/hello') === true) return void json(response, 200, hello)
    stream(response, request)
  }
const begin = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(state)
}

function connect(address: string, bearer: string | null = 'a-token') {
  const clock = createFakeClock()
  const events: EngineEvent[] = []
  const links: EngineLink[] = []
  let wake = () => {}
  const link = createEngineLink({
    ...{ clock, random: () => 0.5, position: () => 7, log: () => {} },
    client: createEngineClient({
      call: () => ({ address, token: bearer ?? undefined, name: 'Amina' }),
      fetch: globalThis.fetch,
    }),
    onEvent: event => void events.push(event),
    onChange: present => {
      links.push(present)
      wake()
    },
  })
  onTestFinished(() => link.stop())
  const until = async (fits: (present: EngineLink) => boolean): Promise<EngineLink> => {
    for (;;) {
      const change = new Promise<void>(resolve => {
        wake = resolve
      })
      if (fits(link.link())) return link.link()
      await change
    }
  }
  return { clock, events, links, link, until, isAway: () => until(({ kind }) => kind === 'away') }
}

test.each([
  ['no token', null, () => {}, 'token-missing'],
  ['a token that no header can carry', 'tokén', () => {}, 'token-refused'],
  ['a token that is refused', 'x', (response: ServerResponse) => problem(response, 401), 'token-refused'],
  ['a name that is not its own', 'x', (response: ServerResponse) => problem(response, 421), 'other-host'],
  ['an API without windows', 'x', (response: ServerResponse) => problem(response, 404), 'engine-older'],
  ['too many windows', 'x', (response: ServerResponse) => problem(response, 503), 'busy'],
  ['a page of something else', 'x', (response: ServerResponse) => response.end('<html>'), 'no-engine'],
  ['other JSON', 'x', (response: ServerResponse) => json(response, 200, { ok: true }), 'no-engine'],
  ['a proxy without an engine', 'x', (response: ServerResponse) => response.writeHead(502).end(), 'unreachable'],
  [
    'an older engine',
    'x',
    (response: ServerResponse) => json(response, 200, { ...hello, protocol: windowProtocol - 1 }),
    'engine-older',
  ],
  [
    'a newer engine',
    'x',
    (response: ServerResponse) => json(response, 200, { ...hello, protocol: windowProtocol + 1 }),
    'engine-newer',
  ],
  ['a connection that is cut', 'x', (response: ServerResponse) => response.destroy(), 'unreachable'],
])('says what is wrong with %s', async (_what, bearer, answer, code) => {
  const address = await listen((_request, response) => void answer(response))
  const away = await connect(address, bearer).isAway()
  expect(away).toMatchObject({ kind: 'away', problem: { code }, heardAt: null, retryAt: expect.any(String) })
})

test('says that nobody is there, and that it is tried again', async () => {
  const { clock, isAway, until } = connect(await deadAddress())
  const away = await isAway()
  expect(away.kind === 'away' && away.retryAt).toBe('2026-07-01T12:00:00.500Z')
  await clock.advance(500)
  const again = await until(link => link.kind === 'away' && link.retryAt === '2026-07-01T12:00:01.500Z')
  expect(again.kind).toBe('away')
})

test('tells nothing to a host that cannot prove who it is', async () => {
  const seen: (string | undefined)[] = []
  const { certPem: cert, keyPem: key } = makeCertificates()
  const server = createSecureServer({ cert, key }, (request, response) => {
    seen.push(request.headers.authorization)
    json(response, 200, hello)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await connect(`https://127.0.0.1:${port}`).isAway()).toMatchObject({ problem: { code: 'untrusted' } })
  expect(seen).toEqual([])
})

test('takes no token to where a redirect leads', async () => {
  const seen: (string | undefined)[] = []
  const elsewhere = await listen((request, response) => {
    seen.push(request.headers.authorization)
    json(response, 200, hello)
  })
  const address = await listen((_request, response) => void response.writeHead(302, { location: elsewhere }).end())
  expect(await connect(address).isAway()).toMatchObject({ problem: { code: 'no-engine' } })
  expect(seen).toEqual([])
})

test('is here once it was told how everything is, and asks from where it was told', async () => {
  let asked: IncomingMessage['headers'] = {}
  const address = await listen(
    engine((response, { headers }) => {
      asked = headers
      begin(response)
    }),
  )
  const { until, events } = connect(address)
  expect(await until(({ kind }) => kind === 'here')).toEqual({ kind: 'here', version: '9.9.9' })
  expect([events[0]?.kind, asked['last-event-id'], asked['hover-tray-person']]).toEqual(['state', '7', 'Amina'])
})

test('an engine that says nothing any more is away, and is connected with anew', async () => {
  let streams = 0
  const address = await listen(
    engine(response => {
      streams += 1
      begin(response)
    }),
  )
  const { clock, until, isAway } = connect(address)
  await until(({ kind }) => kind === 'here')
  await clock.advance(40_000)
  expect(await isAway()).toMatchObject({ problem: { code: 'silent' }, heardAt: '2026-07-01T12:00:00.000Z' })
  await clock.advance(500)
  await until(({ kind }) => kind === 'here')
  expect(streams).toBe(2)
})

test('an engine that goes on beating stays here', async () => {
  let stream: ServerResponse | undefined
  const address = await listen(
    engine(response => {
      stream = response
      begin(response)
    }),
  )
  const { clock, links, link, until } = connect(address)
  await until(({ kind }) => kind === 'here')
  for (let beat = 0; beat < 5; beat += 1) {
    await clock.advance(15_000)
    const before = link.heardAt()
    stream?.write(': here\n\n')
    while (link.heardAt() === before) await settle()
  }
  expect(links.map(({ kind }) => kind)).toEqual(['here'])
})

test('events that it does not know are left out, and one that is none ends the connection', async () => {
  const address = await listen(
    engine(response => {
      begin(response)
      response.write('event: of-a-later-version\ndata: {}\n\n')
      response.write('event: news\ndata: {"kind":"transactions"}\n\n')
    }),
  )
  const { events, isAway } = connect(address)
  expect(await isAway()).toMatchObject({ problem: { code: 'unreadable' } })
  expect(events.map(({ kind }) => kind)).toEqual(['state'])
})

test('after a sleep it finds out at once whether the way is still open, without being away', async () => {
  let streams = 0
  const address = await listen(
    engine(response => {
      streams += 1
      begin(response)
    }),
  )
  const { events, link, links, until } = connect(address)
  await until(({ kind }) => kind === 'here')
  link.kick()
  while (events.length < 2) await settle()
  expect([streams, links.map(({ kind }) => kind)]).toEqual([2, ['here']])
})

test('a person who has it tried does not wait for the next attempt', async () => {
  let isUp = false
  const address = await listen((request, response) => {
    if (!isUp) return void response.destroy()
    engine(begin)(request, response)
  })
  const { isAway, link, until } = connect(address)
  await isAway()
  isUp = true
  link.kick()
  expect((await until(({ kind }) => kind === 'here')).kind).toBe('here')
})

test('an answer to a question that does not come is given up after a minute', async () => {
  const address = await listen((request, response) => {
    if (request.method !== 'POST') engine(begin)(request, response)
  })
  const { clock, link, until } = connect(address)
  await until(({ kind }) => kind === 'here')
  const asked = link.ask('overview', {})
  await settle()
  await clock.advance(60_000)
  expect(await asked).toEqual({ ok: false, problem: 'unreachable' })
})

test('nothing is tried any more once it has stopped', async () => {
  const { clock, isAway, link } = connect(await deadAddress())
  await isAway()
  await link.stop()
  expect(clock.waits()).toEqual([])
})
