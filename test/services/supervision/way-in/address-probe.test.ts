import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findHere } from '../../../../electron/services/receiving/find-here.ts'
import { createReceiver } from '../../../../electron/services/receiving/http/receiver.ts'
import { createProbeDesk } from '../../../../electron/services/receiving/probe-desk.ts'
import { createAddressProbe } from '../../../../electron/services/supervision/way-in/address-probe.ts'
import { makeCertificates } from '../../../fakes/ngrok-edge/certificates.ts'
import { rawConnection } from '../../../fakes/raw-http.ts'

const never = new AbortController().signal

async function openedAt(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function prober() {
  const desk = createProbeDesk(randomBytes)
  return { desk, probe: createAddressProbe({ fetch: globalThis.fetch, desk }) }
}

/** What the probe makes of a server that answers like this. */
async function probed(answer: RequestListener, path = '') {
  const server = createServer(answer)
  onTestFinished(() => server.closeAllConnections())
  return prober().probe(`http://${await openedAt(server)}${path}`, never)
}

async function receiverWith(desk: ReturnType<typeof createProbeDesk>) {
  const receiver = createReceiver({
    isHook: path => path === '/hook/a1',
    handle: async () => ({ status: 200 }),
    find: findHere({ proof: desk.answer }),
    now: Date.now,
  })
  onTestFinished(() => receiver.close())
  const opened = await receiver.listen(0, () => {})
  if (!opened.ok) throw new Error(opened.reason)
  return { receiver, port: opened.port, base: `http://127.0.0.1:${opened.port}` }
}

describe('an address that leads to the receiver', () => {
  it.each(['', '/'])('is reached, whether or not it ends in a slash: "%s"', async end => {
    const { desk, probe } = prober()
    const { base } = await receiverWith(desk)
    expect(await probe(base + end, never)).toBe('reached')
  })

  it('is reached through a proxy that adds a prefix and a header', async () => {
    const { desk, probe } = prober()
    const { base } = await receiverWith(desk)
    const proxy = createServer(async (request, response) => {
      const answer = await fetch(base + (request.url ?? '').replace(/^\/hover/, ''))
      response.writeHead(answer.status, { via: '1.1 proxy' }).end(await answer.text())
    })
    onTestFinished(() => proxy.closeAllConnections())
    expect(await probe(`http://${await openedAt(proxy)}/hover`, never)).toBe('reached')
  })

  it('is asked over a connection of its own, without a browser’s page in between', async () => {
    const seen: unknown[] = []
    await probed((request, response) => {
      const { connection, 'ngrok-skip-browser-warning': skip } = request.headers
      seen.push(request.method, connection, skip)
      response.end()
    })
    expect(seen).toEqual(['GET', 'close', '1'])
  })
})

describe('an address that leads elsewhere', () => {
  const stranger: Readonly<Record<string, RequestListener>> = {
    'a page': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome'),
    'an empty page': (_, response) => response.end(),
    '404': (_, response) => response.writeHead(404).end('not found'),
    '401': (_, response) => response.writeHead(401).end(),
    'the question itself': (request, response) => response.end(request.url),
    'a redirect': (request, response) =>
      response.writeHead(302, { location: `https://else.example${request.url}` }).end(),
    'a page without an end': (_, response) => {
      const write = () => {
        while (response.write('x'.repeat(16_384)));
      }
      response.on('drain', write)
      write()
    },
  }
  it.each(Object.keys(stranger))('is known by %s', async name => {
    expect(await probed(stranger[name] ?? (() => {}))).toBe('elsewhere')
  })

  it('is known when another instance of this very app answers', async () => {
    const { base } = await receiverWith(createProbeDesk(randomBytes))
    expect(await prober().probe(base, never)).toBe('elsewhere')
  })

  it('is known when the proof comes with an error', async () => {
    const { desk, probe } = prober()
    const server = createServer((request, response) => response.writeHead(404).end(desk.answer(request.url ?? '')))
    expect(await probe(`http://${await openedAt(server)}`, never)).toBe('elsewhere')
  })

  it('is not followed where a redirect leads, even if that is here', async () => {
    const { desk, probe } = prober()
    const { base } = await receiverWith(desk)
    const server = createServer((request, response) =>
      response.writeHead(307, { location: `${base}${request.url}` }).end(),
    )
    onTestFinished(() => server.closeAllConnections())
    expect(await probe(`http://${await openedAt(server)}`, never)).toBe('elsewhere')
  })
})

describe('an address with nothing behind it', () => {
  it.each(['ERR_NGROK_3200', 'ERR_NGROK_3004', 'ERR_NGROK_725', 'ERR_NGROK_6024'])('is known by %s', async code => {
    const answer: RequestListener = (_, response) => response.writeHead(404, { 'ngrok-error-code': code }).end('<html>')
    expect(await probed(answer)).toBe('unanswered')
  })

  it.each([429, 500, 502, 503, 504, 530])('is known by the %i of a proxy', async status => {
    expect(await probed((_, response) => response.writeHead(status).end('bad gateway'))).toBe('unanswered')
  })

  it('is known by an answer that breaks off', async () => {
    const answer: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-length': 43 })
      response.write('abc', () => response.destroy())
    }
    expect(await probed(answer)).toBe('unanswered')
  })
})

describe('a question that does not get there', () => {
  it('is known when nobody listens', async () => {
    const server = createTcpServer()
    const place = await openedAt(server)
    await new Promise(done => server.close(done))
    expect(await prober().probe(`http://${place}`, never)).toBe('unsent')
  })

  it('is known when the connection is closed at once', async () => {
    const place = await openedAt(createTcpServer(socket => socket.destroy()))
    expect(await prober().probe(`http://${place}`, never)).toBe('unsent')
  })

  it('is known when the certificate is not trusted', async () => {
    const { certPem, keyPem } = makeCertificates()
    const place = await openedAt(createTlsServer({ cert: certPem, key: keyPem }))
    expect(await prober().probe(`https://${place.replace('127.0.0.1', 'localhost')}`, never)).toBe('unsent')
  })

  it('is known when the address is none', async () => {
    expect(await prober().probe('hooks.example.com', never)).toBe('unsent')
  })
})

describe('a question that is given up', () => {
  it.each([
    ['before the answer', () => {}],
    ['in the middle of the answer', (response: { write(text: string): unknown }) => response.write('abc')],
  ])('%s ends at once, and its connection with it', async (_, begin) => {
    const closed = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const server = createServer((request, response) => {
      request.on('close', closed.resolve)
      begin(response)
      asked.resolve()
    })
    const controller = new AbortController()
    const outcome = prober().probe(`http://${await openedAt(server)}`, controller.signal)
    await asked.promise
    controller.abort()
    await closed.promise
    expect(['unsent', 'unanswered']).toContain(await outcome)
  })
})

describe('a stranger at the receiver', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('gets 404 for the path of a question with %s', async method => {
    const { desk } = prober()
    const { base } = await receiverWith(desk)
    expect((await fetch(base + desk.question().path, { method })).status).toBe(404)
  })

  it('gets the same answer to a guessed question as to any path', async () => {
    const { base } = await receiverWith(createProbeDesk(randomBytes))
    const answers = await Promise.all(
      [createProbeDesk(randomBytes).question().path, '/x'].map(async path => {
        const { status, headers } = await fetch(base + path)
        return [status, [...headers.keys()]]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
  })

  it('learns no product from the answer to a question that was overheard', async () => {
    const { desk } = prober()
    const { base } = await receiverWith(desk)
    const { headers } = await fetch(base + desk.question().path)
    expect([...headers.keys()].sort()).toEqual(['connection', 'content-length', 'content-type', 'date', 'keep-alive'])
  })

  it('may send a body with a question, and the connection serves on', async () => {
    const { desk } = prober()
    const { port } = await receiverWith(desk)
    const { path, proof } = desk.question()
    const connection = await rawConnection(port)
    onTestFinished(() => void connection.socket.destroy())
    const get = `GET ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello`
    connection.socket.write(get + get)
    expect((await connection.until(new RegExp(`${proof}.*${proof}$`, 's'))).match(/200 OK/g)?.length).toBe(2)
  })
})
