import { expect, onTestFinished, test } from 'vitest'
import { rawConnection } from '../../fakes/raw-http.ts'
import { startApi, token } from './api-kit.ts'

test.each([
  ['no token', {}],
  ['an empty one', { authorization: 'Bearer ' }],
  ['a wrong one', { authorization: 'Bearer wrong' }],
  ['the beginning of the right one', { authorization: `Bearer ${token.slice(0, -1)}` }],
  ['the right one and more', { authorization: `Bearer ${token}x` }],
  ['the right one as another scheme', { authorization: `Basic ${token}` }],
])('lets nobody in with %s', async (_what, headers) => {
  const { ask } = await startApi()
  const asked = { headers: { authorization: '', ...headers } }
  for (const path of ['/v1/transactions', '/v1/openapi.json', '/v1/events', '/v1/nothing']) {
    const { status, headers: answered } = await ask(path, asked)
    expect([path, status, answered['www-authenticate']]).toEqual([path, 401, 'Bearer realm="hover-tray"'])
  }
})

test('lets nobody in while there is no token, not even with an empty one', async () => {
  const { ask, setToken } = await startApi()
  setToken(undefined)
  const answers = [await ask('/v1/health'), await ask('/v1/health', { headers: { authorization: 'Bearer undefined' } })]
  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

test('a token that was replaced ends at once', async () => {
  const { ask, setToken } = await startApi()
  expect((await ask('/v1/health')).status).toBe(200)
  setToken('another-token-of-more-than-thirty-two-characters')
  expect((await ask('/v1/health')).status).toBe(401)
})

test('counts who was refused, and logs the number alone, ever more seldom', async () => {
  const { ask, get, logged } = await startApi()
  for (let n = 0; n < 5; n += 1) await ask('/v1/health', { headers: { authorization: 'Bearer guess-5150' } })
  expect((await get('/v1/health')).refusedRequests).toBe(5)
  expect(logged).toEqual([1, 2, 4].map(count => ({ event: 'api-refused', facts: { count } })))
})

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost@evil.example', 'localhost evil'])(
  'answers no page that made its own name lead here (DNS rebinding): %s',
  async host => {
    const { ask } = await startApi()
    const { status, body } = await ask('/v1/transactions', { headers: { host } })
    expect([status, body.includes('transactions')]).toEqual([421, false])
  },
)

test.each(['127.0.0.1', 'localhost:9465', 'LOCALHOST', '[::1]:9465', 'hooks.example.com:443'])(
  'answers to a name that is its own: %s',
  async host => {
    const { ask } = await startApi({ names: ['hooks.example.com'] })
    expect((await ask('/v1/health', { headers: { host } })).status).toBe(200)
  },
)

test('answers no address of another host in the first line, and no two hosts', async () => {
  const { port } = await startApi()
  const head = `Authorization: Bearer ${token}\r\nConnection: close`
  for (const first of ['GET http://evil.example/v1/health HTTP/1.1\r\nHost: localhost', evilTwin]) {
    const connection = await rawConnection(port)
    connection.socket.write(`${first}\r\n${head}\r\n\r\n`)
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 4(?:21|00) /)
  }
})

const evilTwin = 'GET /v1/health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example'

test('gives no web page leave to read it, and answers none (no CORS)', async () => {
  const { ask } = await startApi()
  const origin = { origin: 'https://evil.example', 'access-control-request-method': 'GET' }
  const answers = [
    await ask('/v1/health', { headers: origin }),
    await ask('/v1/health', { method: 'OPTIONS', headers: origin }),
    await ask('/v1/health'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 200])
  const names = answers.flatMap(({ headers }) => Object.keys(headers))
  expect(names.filter(name => name.startsWith('access-control'))).toEqual([])
})

test('takes no form that a page could post, only JSON', async () => {
  const { ask, receive, get } = await startApi()
  await receive({ uuid: 'a', status: 'failed' })
  const body = JSON.stringify({ verdict: 'succeeded' })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
    const asked = { method: 'POST', headers: { 'content-type': type }, body }
    expect((await ask('/v1/transactions/a/resolve', asked)).status).toBe(415)
  }
  expect((await get('/v1/transactions/a')).resolution).toBeNull()
})

test('a body of more than its limit is refused, with and without a length', async () => {
  const { ask } = await startApi()
  const body = JSON.stringify({ verdict: 'failed', note: 'x'.repeat(20_000) })
  const json = { 'content-type': 'application/json' }
  const answers = [
    await ask('/v1/transactions/a/resolve', { method: 'POST', headers: json, body }),
    await ask('/v1/transactions/a/resolve', {
      method: 'POST',
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body,
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([413, 413])
})

test('a body that is no JSON is refused, and quoted nowhere', async () => {
  const { ask, logged } = await startApi()
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"canary-5150' }
  const { status, body } = await ask('/v1/transactions/a/resolve', asked)
  expect([status, `${body}${JSON.stringify(logged)}`.includes('canary-5150')]).toEqual([400, false])
})

test('headers of more than their limit are refused', async () => {
  const { ask } = await startApi()
  expect((await ask('/v1/health', { headers: { 'x-much': 'x'.repeat(10_000) } })).status).toBe(431)
})

test.each([
  ['in its headers', 'GET /v1/health HTTP/1.1\r\nHost: localhost\r\n'],
  [
    'in its body',
    `POST /v1/transactions/a/resolve HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
  ],
])('a request that stops %s loses its connection (slow loris)', async (_where, head) => {
  const { port, logged } = await startApi()
  const connection = await rawConnection(port)
  connection.socket.write(head)
  expect(await connection.closed()).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
  expect(logged).toEqual([])
})

test('holds no more connections than its limit', async () => {
  const { port } = await startApi()
  const many = await Promise.all(Array.from({ length: 100 }, () => rawConnection(port)))
  onTestFinished(() => {
    for (const { socket } of many) socket.destroy()
  })
  const oneMore = await rawConnection(port)
  expect(await oneMore.closed()).toBe('')
})
