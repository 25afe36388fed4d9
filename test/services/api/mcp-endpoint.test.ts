import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { connect, toolNames } from '../mcp/mcp-kit.ts'
import { startApi, token } from './api-kit.ts'

const authorized = { headers: { authorization: `Bearer ${token}` } }
const assistant = (port: number, requestInit: RequestInit = authorized) =>
  connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), { requestInit }), onTestFinished)

test('an assistant with the token is offered the same tools over HTTP', async () => {
  const { port } = await startApi()
  expect((await assistant(port)).tools.map(({ name }) => name)).toEqual(toolNames)
})

test('it is answered what the API answers, which its own SDK finds to be of the right shape', async () => {
  const { port, receive, get } = await startApi()
  await receive({ uuid: 'u-1' })
  const { call } = await assistant(port)
  const { value } = await call('search_transactions', { query: 'status:failed', limit: 5 })
  expect(value).toEqual(await get('/v1/transactions?query=status:failed&limit=5'))
  for (const name of ['overview', 'report', 'health']) expect([name, (await call(name)).isError]).toEqual([name, false])
})

test('several ask at once', async () => {
  const { port, receive } = await startApi()
  await receive({ uuid: 'u-1' })
  const assistants = await Promise.all([assistant(port), assistant(port)])
  const answers = await Promise.all(assistants.flatMap(({ call }) => [call('search_transactions'), call('health')]))
  expect(answers.filter(({ isError }) => isError)).toEqual([])
})

const initialize = JSON.stringify({
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
})
const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }

test.each<[string, Readonly<Record<string, string>>, number]>([
  ['no token', { authorization: '' }, 401],
  ['another token', { authorization: 'Bearer of-somebody-else' }, 401],
  ['a page of the web', { origin: 'https://evil.example' }, 403],
  ['another host', { host: 'evil.example' }, 421],
])('%s is not let in', async (_who, headers, status) => {
  const { ask } = await startApi()
  expect((await ask('/mcp', { method: 'POST', headers: { ...json, ...headers }, body: initialize })).status).toBe(
    status,
  )
})

test.each([
  ['GET', undefined, 405],
  ['DELETE', undefined, 405],
  ['POST', 'no json', 400],
  ['POST', 'x'.repeat(20_000), 413],
])('%s with %j is answered %i', async (method, body, status) => {
  const { ask } = await startApi()
  const answer = await ask('/mcp', { method, headers: json, ...(body !== undefined && { body }) })
  expect(answer.status).toBe(status)
})

test('sums stand in the API too', async () => {
  const { receive, get } = await startApi()
  await receive({ uuid: 'u-1', initiated_at: new Date().toISOString() })
  expect((await get('/v1/overview')).total).toMatchObject({ transactions: 1, counts: { failed: 1 } })
})
