import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../../electron/services/receiving/http/limits.ts'
import {
  createReceiver,
  type RawDelivery,
  type Receiver,
} from '../../../../electron/services/receiving/http/receiver.ts'
import { rawConnection, statusesIn } from '../../../fakes/raw-http.ts'

const line = 'POST /hook/a1 HTTP/1.1\r\n'
const start = `${line}Host: x\r\n`
const body = 'Content-Length: 2\r\n\r\n{}'
const empty = '\r\n\r\n0\r\n\r\n'

let receiver: Receiver
let port: number
let deliveries: RawDelivery[]

beforeEach(() => open())
afterEach(() => receiver.close())

async function open(limits = defaultLimits): Promise<void> {
  deliveries = []
  receiver = createReceiver({
    isHook: path => path === '/hook/a1',
    async handle(delivery) {
      deliveries.push(delivery)
      return { status: 200 }
    },
    now: () => 1_700_000_000_000,
    limits,
  })
  const listening = await receiver.listen(0, () => {})
  if (!listening.ok) throw new Error(listening.reason)
  port = listening.port
}

/** Sends these bytes, and what a client could always send after them; answers what came back until the end. */
async function say(text: string): Promise<string> {
  const connection = await rawConnection(port)
  connection.socket.end(Buffer.from(text, 'latin1'))
  return connection.closed()
}

async function takesValid(): Promise<boolean> {
  const before = deliveries.length
  const answer = await say(`${start}Connection: close\r\n${body}`)
  return statusesIn(answer)[0] === 200 && deliveries.length === before + 1
}

describe('a request that two servers may read in two ways (request smuggling)', () => {
  it.each([
    ['two lengths that differ', `${start}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`],
    ['two lengths that agree', `${start}Content-Length: 2\r\n${body}`],
    ['a list of lengths', `${start}Content-Length: 2, 2\r\n\r\n{}`],
    ['a length with a sign', `${start}Content-Length: +2\r\n\r\n{}`],
    ['a length below zero', `${start}Content-Length: -2\r\n\r\n{}`],
    ['a length in hexadecimal', `${start}Content-Length: 0x2\r\n\r\n{}`],
    ['a length beyond all numbers', `${start}Content-Length: 99999999999999999999\r\n\r\n{}`],
    ['a space before the colon of the length', `${start}Content-Length : 2\r\n\r\n{}`],
    ['no length in the length', `${start}Content-Length:\r\n\r\n{}`],
    ['a length and chunks', `${start}Content-Length: 2\r\nTransfer-Encoding: chunked${empty}`],
    ['chunks and a length', `${start}Transfer-Encoding: chunked\r\nContent-Length: 2${empty}`],
    ['a coding that is nearly chunked', `${start}Transfer-Encoding: xchunked${empty}`],
    ['a vertical tab before chunked', `${start}Transfer-Encoding: \x0bchunked${empty}`],
    ['chunked twice', `${start}Transfer-Encoding: chunked, chunked${empty}`],
    ['chunked, then another coding', `${start}Transfer-Encoding: chunked, identity${empty}`],
    ['another coding, then chunked', `${start}Transfer-Encoding: identity\r\nTransfer-Encoding: chunked${empty}`],
    ['gzip, then chunked', `${start}Transfer-Encoding: gzip, chunked${empty}`],
    ['another coding and a length', `${start}Transfer-Encoding: identity\r\n${body}`],
    ['chunks in HTTP/1.0', `POST /hook/a1 HTTP/1.0\r\nTransfer-Encoding: chunked${empty}`],
    ['a chunk beyond all numbers', `${start}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n`],
    ['a chunk below zero', `${start}Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n`],
    ['chunks that end in a line feed', `${start}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n`],
    [
      'a length behind the chunks',
      `${start}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n`,
    ],
    ['line feeds alone', 'POST /hook/a1 HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}'],
    ['carriage returns alone', 'POST /hook/a1 HTTP/1.1\rHost: x\rContent-Length: 2\r\r{}'],
    ['a carriage return in a header', `${start}X: a\rb\r\n${body}`],
    ['a zero byte in a header', `${start}X: a\0b\r\n${body}`],
    ['a folded header (obs-fold)', `${start}X: a\r\n b\r\n${body}`],
    ['a folded coding', `${start}Transfer-Encoding:\r\n chunked${empty}`],
    ['a fold before the first header', `${line} Host: x\r\n${body}`],
    ['two hosts', `${start}Host: y\r\n${body}`],
    ['no host', `${line}${body}`],
    ['a space in the target', `POST /hook/a1 x HTTP/1.1\r\nHost: x\r\n${body}`],
    ['HTTP/0.9', 'POST /hook/a1\r\n\r\n'],
    ['HTTP/2.0 by name', `POST /hook/a1 HTTP/2.0\r\nHost: x\r\n${body}`],
    ['HTTP/1.10', `POST /hook/a1 HTTP/1.10\r\nHost: x\r\n${body}`],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a method in lower case', `post /hook/a1 HTTP/1.1\r\nHost: x\r\n${body}`],
    ['a greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc'],
  ])('is refused with 400 and stored nowhere: %s', async (_, text) => {
    const answer = await say(text)
    expect([statusesIn(answer), deliveries.length, await takesValid()]).toEqual([[400], 0, true])
  })

  it('cannot hide a delivery in the body of a request that is refused', async () => {
    const hidden = `${start}${body}`
    await say(`GET /hook/a1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`)
    expect(deliveries).toEqual([])
  })

  it.each([
    ['a chunk’s extension without an end', `${start}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(20_000)}`],
    ['a trailer without an end', `${start}Transfer-Encoding: chunked\r\n\r\n0\r\nX: ${'a'.repeat(20_000)}`],
    ['three thousand headers', `${start}${'a: b\r\n'.repeat(3_000)}${body}`],
    ['a target without an end', `POST /${'a'.repeat(20_000)}`],
  ])('costs no memory without end: %s', async (_, text) => {
    const answer = await say(text)
    expect([answer.match(/^HTTP\/1\.1 4\d\d/)?.length, deliveries.length, await takesValid()]).toEqual([1, 0, true])
  })
})

describe('a request for something else than a delivery', () => {
  it.each([
    [
      'TRACE, which would echo headers',
      'TRACE /hook/a1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: planted\r\n\r\n',
    ],
    ['CONNECT to another host (open proxy)', 'CONNECT planted.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['CONNECT to the hook', 'CONNECT /hook/a1 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['OPTIONS of everything', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a target of another host (open proxy)', `POST http://planted.example/hook/a1 HTTP/1.1\r\nHost: x\r\n${body}`],
    ['a target of this host', `POST http://x/hook/a1 HTTP/1.1\r\nHost: x\r\n${body}`],
    ['a host for a target', `POST planted:80 HTTP/1.1\r\nHost: x\r\n${body}`],
    ['an expectation nobody knows', `${start}Expect: 200-planted\r\n${body}`],
  ])('reaches nothing and echoes nothing: %s', async (_, text) => {
    const answer = await say(text)
    expect([deliveries.length, answer.includes('planted'), await takesValid()]).toEqual([0, false, true])
  })

  it.each(['websocket', 'h2c'])('stays HTTP/1.1 when it asks for an upgrade to %s', async protocol => {
    const answer = await say(`${start}Connection: Upgrade\r\nUpgrade: ${protocol}\r\n${body}`)
    expect(statusesIn(answer)).toEqual([200])
  })

  it('is asked for its body only when it will be read (Expect: 100-continue)', async () => {
    const big = await say(`${start}Expect: 100-continue\r\nContent-Length: ${defaultLimits.maxBodyBytes + 1}\r\n\r\n`)
    const connection = await rawConnection(port)
    connection.socket.write(`${start}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`)
    await connection.until(/100 Continue/)
    connection.socket.end('{}')
    expect([statusesIn(big), statusesIn(await connection.closed())]).toEqual([[413], [100, 200]])
  })
})

describe('a path that is confused with a hook', () => {
  it.each([
    ...['/hook/a1/', '/hook/a1/.', '/hook/./a1', '/hook/x/../a1', '//hook/a1', '/hook//a1', '/./hook/a1'],
    ...['/hook/%61%31', '/%68ook/a1', '/hook%2fa1', '/hook\\a1', '/hook/a1;x=1', '/hook/a1%00', '/hook/a1%20'],
    ...[
      '/hook/A1',
      '/HOOK/a1',
      '/hook/a1#x',
      '/hook/a1%3f',
      '/hook/a1%0d%0aX:y',
      '/hook/a1/..%2f',
      'hook/a1',
      '/hook/á1',
    ],
  ])('is not taken for one: %s', async path => {
    await say(`POST ${path} HTTP/1.1\r\nHost: x\r\n${body}`)
    expect([deliveries.length, await takesValid()]).toEqual([0, true])
  })
})

describe('a flood', () => {
  it('of ten megabytes for a hook is refused before they are read', async () => {
    const connection = await rawConnection(port)
    connection.socket.write(`${start}Content-Length: 10485760\r\n\r\n`)
    const answer = await connection.closed()
    expect([statusesIn(answer), deliveries.length, await takesValid()]).toEqual([[413], 0, true])
  })

  it('of 600 connections that say nothing more (slow loris) leaves room for a delivery, and is let go', async () => {
    await receiver.close()
    // Long enough for a delivery that has to wait for the 600 before it, also where they take their time.
    await open({ ...defaultLimits, headersTimeoutMs: 3_000, requestTimeoutMs: 4_000 })
    const connections = await Promise.all(Array.from({ length: 600 }, () => rawConnection(port)))
    for (const { socket } of connections) socket.write(`${line}X-A: `)
    const served = await takesValid()
    await Promise.all(connections.map(connection => connection.closed()))
    expect([served, deliveries.length]).toEqual([true, 1])
  })
})
