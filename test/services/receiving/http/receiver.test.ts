import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../../electron/services/fault.ts'
import { defaultLimits } from '../../../../electron/services/receiving/http/limits.ts'
import { type Answer, createReceiver, type RawDelivery } from '../../../../electron/services/receiving/http/receiver.ts'
import { rawConnection, statusesIn } from '../../../fakes/raw-http.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

interface Setup {
  readonly limits?: Partial<typeof defaultLimits>
  readonly handle?: (delivery: RawDelivery) => Promise<Answer>
}

async function start({ limits = {}, handle }: Setup = {}) {
  const deliveries: RawDelivery[] = []
  const turnedAway: string[] = []
  const faults: Fault[] = []
  const receiver = createReceiver({
    isHook: path => path === '/hook/a1',
    handle: async delivery => {
      deliveries.push(delivery)
      return handle === undefined ? { status: 200 } : handle(delivery)
    },
    onTurnedAway: () => turnedAway.push('one'),
    find: async path => {
      if (path === '/bug') throw new RangeError('of ours')
      return null
    },
    onFault: fault => faults.push(fault),
    now: () => 1_700_000_000_000,
    limits: { ...defaultLimits, ...limits },
  })
  const listening = await receiver.listen(0, () => {})
  if (!listening.ok) throw new Error(listening.reason)
  cleanups.push(() => receiver.close())
  const { port } = listening
  const url = `http://127.0.0.1:${port}/hook/a1`
  const send = (init: RequestInit, to = url) => fetch(to, init)
  const raw = async () => {
    const connection = await rawConnection(port)
    cleanups.push(async () => connection.socket.destroy())
    return connection
  }
  return {
    receiver,
    port,
    url,
    send,
    raw,
    deliveries,
    turnedAway,
    faults,
    post: (body: string) => send({ method: 'POST', body }),
  }
}

const head = (length: number, more = '') =>
  `POST /hook/a1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n`

describe('the receiver', () => {
  it('hands over the exact bytes, headers, path, query and time', async () => {
    const { send, url, deliveries } = await start()
    const body = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0xff, 0x00])
    await send({ method: 'POST', body, headers: { 'content-type': 'text/x; charset=Utf-8' } }, `${url}?t=a%20b`)
    expect(deliveries).toEqual([
      {
        hookPath: '/hook/a1',
        target: '/hook/a1?t=a%20b',
        headers: expect.objectContaining({ 'content-type': 'text/x; charset=Utf-8' }),
        body: Buffer.from(body),
        receivedAt: 1_700_000_000_000,
      },
    ])
  })

  it.each([200, 400, 401, 503] as const)('answers the %i that was decided', async status => {
    const { post } = await start({ handle: async () => ({ status }) })
    expect((await post('{}')).status).toBe(status)
  })

  it('says when to try again', async () => {
    const { post } = await start({ handle: async () => ({ status: 503, retryAfterS: 10 }) })
    expect((await post('{}')).headers.get('retry-after')).toBe('10')
  })

  it('answers 503 when the decision throws', async () => {
    const { post } = await start({ handle: () => Promise.reject(new Error('bug')) })
    expect((await post('{}')).status).toBe(503)
  })

  it('names no product in its answers', async () => {
    const { post } = await start()
    expect([...(await post('{}')).headers.keys()].sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
      'keep-alive',
    ])
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers 405 and Allow: POST to %s', async method => {
    const { send } = await start()
    const response = await send({ method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('answers 405 to HEAD, without a body, and goes on serving the connection', async () => {
    const { raw } = await start()
    const connection = await raw()
    connection.socket.write('HEAD /hook/a1 HTTP/1.1\r\nHost: x\r\n\r\n')
    await connection.until(/\r\n\r\n/)
    connection.socket.write(`${head(2)}{}`)
    expect(statusesIn(await connection.until(/ok$/))).toEqual([405, 200])
  })

  it.each(['/', '/hook', '/hook/a1/', '/hook/A1', '/hook/a1%00', '/hook/../hook/a1', '//hook/a1', '/hook/b2'])(
    'answers 404 to the path %s',
    async path => {
      const { raw } = await start()
      const connection = await raw()
      connection.socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`)
      expect(statusesIn(await connection.until(/\r\n\r\n/))).toEqual([404])
    },
  )

  it('answers 404 before 405, so that a stranger cannot tell hooks by the method', async () => {
    const { send, port } = await start()
    expect((await send({ method: 'GET' }, `http://127.0.0.1:${port}/x`)).status).toBe(404)
  })

  it('answers 413 to a content length over the limit, before any of the body', async () => {
    const { raw, deliveries } = await start({ limits: { maxBodyBytes: 100 } })
    const connection = await raw()
    connection.socket.write(head(101))
    expect([statusesIn(await connection.closed()), deliveries.length]).toEqual([[413], 0])
  })

  it('answers 413 to a chunked body that grows over the limit', async () => {
    const { raw, deliveries } = await start({ limits: { maxBodyBytes: 100 } })
    const connection = await raw()
    connection.socket.write('POST /hook/a1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `3c\r\n${'x'.repeat(60)}\r\n`
    connection.socket.write(chunk + chunk + chunk)
    expect([statusesIn(await connection.closed()), deliveries.length]).toEqual([[413], 0])
  })

  it('accepts a body of the limit exactly', async () => {
    const { post, deliveries } = await start({ limits: { maxBodyBytes: 100 } })
    expect([(await post('x'.repeat(100))).status, deliveries[0]?.body.length]).toEqual([200, 100])
  })

  it('accepts a chunked body', async () => {
    const { raw, deliveries } = await start()
    const connection = await raw()
    connection.socket.write(
      'POST /hook/a1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n',
    )
    await connection.until(/ok$/)
    expect(deliveries[0]?.body.toString()).toBe('{}')
  })

  it('refuses a request whose length is told twice in two ways (request smuggling)', async () => {
    const { raw, deliveries } = await start()
    const connection = await raw()
    connection.socket.write(`${head(2, 'Transfer-Encoding: chunked\r\n')}0\r\n\r\n`)
    expect([statusesIn(await connection.closed()), deliveries.length]).toEqual([[400], 0])
  })

  it('answers 503 when all bodies together are too large, and frees their share when a sender goes away', async () => {
    const { raw, post } = await start({ limits: { maxBodyBytes: 1_000, maxBytesInFlight: 1_000 } })
    const first = await raw()
    first.socket.write(head(900) + 'x'.repeat(800))
    while ((await post('x'.repeat(300))).status !== 503);
    first.socket.destroy()
    await expect.poll(async () => (await post('x'.repeat(300))).status).toBe(200)
  })

  it('says when to try again what was too much at once', async () => {
    const { post } = await start({ limits: { maxBodyBytes: 1_000, maxBytesInFlight: 100 } })
    const answer = await post('x'.repeat(300))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })

  it('tells of each that was too much at once', async () => {
    const { post, turnedAway } = await start({ limits: { maxBodyBytes: 1_000, maxBytesInFlight: 100 } })
    await post('x'.repeat(300))
    await post('x'.repeat(2_000))
    expect(turnedAway.length).toBe(1)
  })

  it('frees the share of a body that was handled', async () => {
    const { post } = await start({ limits: { maxBytesInFlight: 300 } })
    const statuses = []
    for (let round = 0; round < 5; round++) statuses.push((await post('x'.repeat(200))).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200])
  })

  it('answers requests sent in one go in their order', async () => {
    const { raw } = await start({ handle: async ({ body }) => ({ status: body.toString() === 'ab' ? 401 : 200 }) })
    const connection = await raw()
    connection.socket.write(`${head(2)}{}${head(2)}ab${head(2)}{}`)
    expect(statusesIn(await connection.until(/ok.*proven.*ok$/s))).toEqual([200, 401, 200])
  })

  it('answers 600 connections at once', async () => {
    const { raw } = await start()
    const connections = await Promise.all(Array.from({ length: 600 }, raw))
    for (const { socket } of connections) socket.write(`${head(2)}{}`)
    const answers = await Promise.all(connections.map(connection => connection.until(/ok$/)))
    expect(answers.every(answer => statusesIn(answer)[0] === 200)).toBe(true)
  })
})

describe('a slow attacker', () => {
  const limits = { headersTimeoutMs: 200, requestTimeoutMs: 400 }

  it.each([
    ['silent', ''],
    ['in the middle of the headers', 'POST /hook/a1 HTTP/1.1\r\nHost: x\r\nX-A: '],
    ['in the middle of the body', `${head(100)}{`],
    ['in the middle of a body nobody reads', head(100).replace('/hook/a1', '/x')],
  ])('that stays %s loses the connection', async (_, text) => {
    const { raw, deliveries } = await start({ limits })
    const connection = await raw()
    connection.socket.write(text)
    await connection.closed()
    expect(deliveries).toEqual([])
  })

  it('cannot send more headers than the limit', async () => {
    const { raw } = await start()
    const connection = await raw()
    connection.socket.write(`POST /hook/a1 HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}`)
    expect(statusesIn(await connection.closed())).toEqual([431])
  })

  it('cannot hold more connections than the limit', async () => {
    const { raw, port } = await start({ limits: { maxConnections: 2 } })
    const [first] = await Promise.all([raw(), raw()])
    const third = connect(port, '127.0.0.1')
    third.on('error', () => {})
    await new Promise(resolve => third.on('close', resolve))
    first?.socket.write(`${head(2)}{}`)
    expect(statusesIn((await first?.until(/ok$/)) ?? '')).toEqual([200])
  })
})

describe('a bug of ours', () => {
  it('is answered with 503, and told without a word of what was sent', async () => {
    const { post, faults } = await start({
      handle: async ({ body }) => {
        throw new TypeError(`cannot read ${body}`)
      },
    })
    const { status } = await post('a secret')
    expect([status, faults]).toEqual([
      503,
      [{ error: 'TypeError', code: null, place: expect.stringMatching(/^receiver\.test\.ts:\d+ < /) }],
    ])
  })

  it('is told of a page, too', async () => {
    const { send, port, faults } = await start()
    const { status } = await send({}, `http://127.0.0.1:${port}/bug`)
    expect([status, faults.map(({ error }) => error)]).toEqual([503, ['RangeError']])
  })
})

describe('listening', () => {
  it('reports a port that another program uses', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    cleanups.push(() => new Promise(resolve => other.close(resolve)))
    const receiver = createReceiver({ isHook: () => true, handle: async () => ({ status: 200 }), now: Date.now })
    const { port } = other.address() as AddressInfo
    expect(await receiver.listen(port, () => {})).toEqual({ ok: false, reason: 'port-taken' })
  })

  it('works again after it failed and was closed', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const receiver = createReceiver({ isHook: () => true, handle: async () => ({ status: 200 }), now: Date.now })
    cleanups.push(() => receiver.close())
    await receiver.listen(port, () => {})
    await new Promise(resolve => other.close(resolve))
    await receiver.close()
    expect(await receiver.listen(port, () => {})).toEqual({ ok: true, port })
  })

  it('is on 127.0.0.1 only', async () => {
    const { port } = await start()
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap(address => (address === undefined || address.internal ? [] : [address.address]))
    const attempts = ['::1', '127.0.0.2', ...others].map(host =>
      rawConnection(port, host).then(
        ({ socket }) => {
          socket.destroy()
          return host
        },
        () => null,
      ),
    )
    expect((await Promise.all(attempts)).filter(host => host !== null)).toEqual([])
  })

  it('ends although a connection is kept open for later', async () => {
    const { receiver, raw } = await start()
    const connection = await raw()
    connection.socket.write(`${head(2)}{}`)
    await connection.until(/ok$/)
    await receiver.close()
    await connection.closed()
  })

  it('ends although a sender never finishes', async () => {
    const { receiver, raw } = await start({ limits: { sendingGraceMs: 10 } })
    const connection = await raw()
    connection.socket.write(`${head(100)}{`)
    await receiver.close()
    await connection.closed()
  })

  it('lets a delivery that came before the end have its answer', async () => {
    let answer: (value: Answer) => void = () => {}
    const { receiver, raw, deliveries } = await start({
      handle: () =>
        new Promise(resolve => {
          answer = resolve
        }),
    })
    const connection = await raw()
    connection.socket.write(`${head(2)}{}`)
    await expect.poll(() => deliveries.length).toBe(1)
    const closing = receiver.close()
    answer({ status: 200 })
    await closing
    expect(statusesIn(await connection.closed())).toEqual([200])
  })

  it('lets who waits for an answer wait longer than who is still sending', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const { receiver, raw, deliveries } = await start({ handle: () => promise, limits: { sendingGraceMs: 10 } })
    const [waiting, sending] = [await raw(), await raw()]
    waiting.socket.write(`${head(2)}{}`)
    sending.socket.write(`${head(100)}{`)
    await expect.poll(() => deliveries.length).toBe(1)
    const closing = receiver.close()
    await sending.closed()
    resolve({ status: 200 })
    await closing
    expect(statusesIn(await waiting.closed())).toEqual([200])
  })

  it('is closed as soon as the last answer is out', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const forEver = { sendingGraceMs: 2 ** 30, answerGraceMs: 2 ** 30 }
    const { receiver, raw, deliveries } = await start({ handle: () => promise, limits: forEver })
    const connection = await raw()
    connection.socket.write(`${head(2)}{}`)
    await expect.poll(() => deliveries.length).toBe(1)
    const closing = receiver.close()
    resolve({ status: 200 })
    await closing
    expect(await connection.closed()).toMatch(/connection: close/i)
  })

  it('says to whoever sends the rest only now that nothing may follow', async () => {
    const forEver = { sendingGraceMs: 2 ** 30, answerGraceMs: 2 ** 30 }
    const { receiver, raw, deliveries } = await start({ limits: forEver })
    const [begun, connected] = [await raw(), await raw()]
    begun.socket.write(`${head(2, 'Expect: 100-continue\r\n')}`)
    await begun.until(/100 Continue/)
    connected.socket.write('POST /hook/a1 HTTP/1.1\r\n')
    const closing = receiver.close()
    begun.socket.write('{}')
    connected.socket.write('Host: x\r\nContent-Length: 2\r\n\r\n{}')
    await closing
    expect([statusesIn(await begun.closed()), statusesIn(await connected.closed()), deliveries.length]).toEqual([
      [100, 200],
      [200],
      2,
    ])
  })

  it('ends although an answer never comes', async () => {
    const limits = { sendingGraceMs: 1, answerGraceMs: 10 }
    const { receiver, raw, deliveries } = await start({ handle: () => new Promise(() => {}), limits })
    const connection = await raw()
    connection.socket.write(`${head(2)}{}`)
    await expect.poll(() => deliveries.length).toBe(1)
    await receiver.close()
    expect(await connection.closed()).toBe('')
  })

  it('does not stay open when it was closed before it was open', async () => {
    const receiver = createReceiver({ isHook: () => true, handle: async () => ({ status: 200 }), now: Date.now })
    const opening = receiver.listen(0, () => {})
    await receiver.close()
    const opened = await opening
    const attempt = opened.ok ? rawConnection(opened.port) : Promise.reject(new Error(opened.reason))
    await expect(attempt).rejects.toThrow()
  })

  it('may be closed twice, and before anything was opened', async () => {
    const receiver = createReceiver({ isHook: () => true, handle: async () => ({ status: 200 }), now: Date.now })
    await receiver.close()
    await receiver.close()
  })
})
