import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Health } from '../../contract/health.ts'
import type { RenewWebhook } from '../answering/renew-webhook.ts'
import type { TransactionActs } from '../answering/transaction-acts.ts'
import type { Clock } from '../clock.ts'
import type { Importer } from '../importing/import.ts'
import type { Log } from '../log.ts'
import type { Done } from '../sources/sources.ts'
import { runAct } from './engine-acts.ts'
import { createAddressPosting } from './engine-address.ts'
import { type DestinationAnswers, destinationsPath, followingPath, releasePath } from './engine-destinations.ts'
import { healthPath, isAskedAfresh } from './engine-health.ts'
import { type FollowTransactions, streamTransactions, watchPath } from './engine-watch.ts'
import { renewWebhookPath } from './engine-webhook.ts'

interface Deps {
  /** Where other processes of this person find the way in. */
  readonly file: string
  readonly importer: Importer
  readonly acts: TransactionActs
  readonly checkHealth: (isAfresh: boolean) => Promise<Health>
  readonly renewWebhook: RenewWebhook
  readonly destinations: DestinationAnswers
  readonly follow: FollowTransactions
  readonly clock: Clock
  readonly log: Log
}

export interface EngineDoor {
  open(): Promise<void>
  /** Cuts an import short; resolves when it touches the store no more. */
  close(): Promise<void>
}

/**
 * The way in for commands that need the engine which holds the folder. It listens on a port of its own on 127.0.0.1, since
 * the receiver's is reachable through the tunnel, and asks for a key that only the folder's owner can read.
 */
export function createEngineDoor(deps: Deps): EngineDoor {
  const { file, importer, acts, checkHealth, renewWebhook, destinations, follow, clock, log } = deps
  const address = createAddressPosting({ file, clock, log })
  const key = randomBytes(32).toString('base64url')
  const underWay = new Set<Promise<unknown>>()
  const streams = new Set<ServerResponse>()
  // An import takes as long as it takes.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const answering: Promise<unknown> = answer(request, response)
      .catch(() => response.destroy())
      .finally(() => underWay.delete(answering))
    underWay.add(answering)
  })

  function isOurs(given: unknown): boolean {
    const [known, shown] = [Buffer.from(key), Buffer.from(typeof given === 'string' ? given : '')]
    return known.length === shown.length && timingSafeEqual(known, shown)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isKnown = isOurs(request.headers['x-engine-key']) && request.method === 'POST'
    if (isKnown && url.pathname === watchPath) {
      request.resume()
      streams.add(response)
      response.once('close', () => streams.delete(response))
      return streamTransactions(response, follow)
    }
    const done = isKnown ? await serve(url, request) : null
    // The sender reads the answer when it has sent everything, also what was not wanted any more.
    request.resume()
    if (done === null) return void response.writeHead(404).end()
    if (!request.readableEnded) await finished(request, { writable: false })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(done))
  }

  /** Null for what no command asks for. */
  async function serve({ pathname, searchParams }: URL, request: IncomingMessage): Promise<Done<unknown> | null> {
    if (pathname === '/import')
      return importer.run(request.iterator({ destroyOnReturn: false }), searchParams.get('source'))
    if (pathname === healthPath) return { ok: true, value: await checkHealth(isAskedAfresh(searchParams)) }
    if (pathname === renewWebhookPath) return renewWebhook(searchParams.get('source') ?? '')
    if (pathname === destinationsPath) return destinations.states()
    if (pathname === followingPath) return destinations.following()
    if (pathname === releasePath) return destinations.release(searchParams.get('destination') ?? '')
    return pathname === '/act' ? runAct(acts, await text(request)) : null
  }

  return {
    async open() {
      const listening = await new Promise<boolean>(resolve => {
        server.on('error', () => resolve(false))
        server.listen(0, '127.0.0.1', () => resolve(true))
      })
      if (!listening) return log('error', 'door-not-opened')
      const { port } = server.address() as AddressInfo
      address.post({ pid: process.pid, port, key })
    },
    async close() {
      address.takeDown()
      const closed = new Promise(resolve => server.close(resolve))
      // Who watches is told that this is the end. It is on its way at once, except to who does not read; that one is cut off.
      for (const response of streams) response.end()
      await new Promise(setImmediate)
      server.closeAllConnections()
      await Promise.all([closed, ...underWay])
    },
  }
}
