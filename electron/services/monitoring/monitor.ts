import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../log.ts'
import { createMetrics, type Measured } from './metrics.ts'

/** Where it listens. Only this computer may look, unless the one who runs it says otherwise. */
export interface MonitorPlace {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
}

interface Deps extends Measured {
  readonly place: MonitorPlace
  readonly log: Log
}

export interface Monitor {
  /** The port that it listens on; null when it cannot. */
  open(): Promise<number | null>
  close(): Promise<void>
}

/**
 * What monitors ask: `/healthz`, whether the process answers; `/readyz`, whether deliveries are received and kept;
 * `/metrics`, numbers for Prometheus. It tells how many and since when, never of whom.
 */
export function createMonitor({ place, log, ...measured }: Deps): Monitor {
  const metrics = createMetrics(measured)
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8_192 }, (request, response) => {
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, { status: 405, body: '' })
    void reply(request.url ?? '', response).catch(() => {
      log('warn', 'monitor-failed')
      if (!response.headersSent) answer(response, { status: 500, body: 'The numbers could not be read.\n' })
    })
  })
  server.maxConnections = 50

  async function reply(url: string, response: ServerResponse): Promise<void> {
    const [path] = url.split('?')
    if (path === '/healthz') return answer(response, { status: 200, body: 'ok\n' })
    if (path === '/readyz') return answer(response, readiness(measured))
    if (path !== '/metrics') return answer(response, { status: 404, body: '' })
    answer(response, { status: 200, body: await metrics.text(), type: metrics.contentType })
  }

  return {
    open: () =>
      new Promise(resolve => {
        // Also later, when a connection cannot be accepted: the engine goes on.
        server.on('error', () => resolve(null))
        server.listen(place.port, place.host, () => {
          // A server that listens on TCP has an address with a port.
          resolve((server.address() as AddressInfo).port)
        })
      }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly body: string
  readonly type?: string
}

function answer(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

/** Ready is who receives and keeps. A source or a tunnel that is down is for people, and no reason to restart anything. */
function readiness({ connection, health }: Pick<Measured, 'connection' | 'health'>): Answer {
  const database = health().links.find(({ name }) => name === 'database')
  const problems = [
    ...(connection().receiver.kind === 'listening' ? [] : ['The receiver does not listen.']),
    ...(database?.state === 'broken' ? [database.sentence] : []),
  ]
  return problems.length === 0 ? { status: 200, body: 'ready\n' } : { status: 503, body: `${problems.join('\n')}\n` }
}
