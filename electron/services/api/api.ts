import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { streamEvents } from './event-stream.ts'
import { createGuard } from './guard.ts'
import { readJsonBody } from './json-body.ts'
import { createMcpEndpoint, isMcp } from './mcp-endpoint.ts'
import { openApiOf } from './openapi.ts'
import { answerProblem, commonHeaders, mistake, problemOf } from './problem.ts'
import { type Asked, createRoutes } from './routes.ts'
import { createRouting, type FoundRoute, type WindowWish } from './routing.ts'
import { createWindowPart, type Watchable } from './window/window-part.ts'

/** Where it listens. Only this computer may ask, unless the one who runs it says otherwise. */
export interface ApiPlace {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** Other names by which it may be asked. */
  readonly names: readonly string[]
}

interface Deps {
  readonly place: ApiPlace
  readonly asked: Asked & Watchable
  readonly token: () => string | undefined
  readonly version: string
  readonly clock: Clock
  readonly log: Log
}

export interface Api {
  /** The port that it listens on; null when it cannot. */
  open(): Promise<number | null>
  close(): Promise<void>
}

const mostStreams = 20
const mostConnections = 100
/** How soon a stream ends whose token is worth nothing any more. */
const tokenLookMs = 5_000
const mostKilobytes = 16
/** A person's own views, and many notices at once. */
const mostWindowKilobytes = 512

const noBody = { ok: true, value: undefined } as const
/** A question without an input brings none. */
const askedShape = z.object({ input: z.unknown() }).catch({ input: undefined })

/** The engine for programs: REST, server-sent events and its own OpenAPI document, for whoever has the token. */
export function createApi({ place, asked, token, version, clock, log }: Deps): Api {
  const guard = createGuard({
    ...{ host: place.host, names: place.names, token },
    // The first, and then each time that they have doubled: who knocks must not fill the log.
    onRefused: count => {
      if (Number.isInteger(Math.log2(count))) log('warn', 'api-refused', { count })
    },
  })
  const routes = createRoutes(asked, guard.refused, clock.now)
  const answerMcp = createMcpEndpoint({ routes, version })
  const find = createRouting(routes)
  const windows = createWindowPart({ engine: asked, version, clock, log })
  const document = JSON.stringify(openApiOf(routes, version))
  const streams = new Set<() => void>()
  const limits = { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 }
  const server = createServer({ ...limits, connectionsCheckingInterval: 1_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Who left in the middle of a body wants no answer.
      if (request.destroyed && !request.complete) return void response.destroy()
      log('error', 'api-failed', { error: error instanceof Error ? error.name : 'unknown' })
      if (response.headersSent) response.destroy()
      else answerProblem(response, mistake)
    })
  })
  server.maxConnections = mostConnections

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = guard.check(request)
    if (refusal === null && isMcp(request)) return answerMcp(request, response)
    const found = refusal ?? find(request)
    if (typeof found === 'object' && 'status' in found) {
      request.resume()
      return answerProblem(response, found)
    }
    if (found === 'document') return answerJson(response, document)
    if (found === 'events')
      return follow(request, response, after => streamEvents({ store: asked.store, clock }, { response, after }))
    return 'window' in found ? answerWindow(found, request, response) : answerRoute(found, request, response)
  }

  async function answerRoute({ route, params, query }: FoundRoute, request: IncomingMessage, response: ServerResponse) {
    if (route.body === null) request.resume()
    const body = route.body === null ? noBody : await readJsonBody(request, mostKilobytes)
    if (!body.ok) {
      request.resume()
      return answerProblem(response, body.problem)
    }
    const reply = await route.handle({ params, query, body: body.value })
    if (reply.ok) answerJson(response, JSON.stringify(reply.value))
    else answerProblem(response, problemOf(reply.failure))
  }

  /** What was asked is answered: also a refusal is one, in the words of the window. */
  async function answerWindow(wish: WindowWish, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (wish.window === 'hello') return answerJson(response, JSON.stringify(windows.hello()))
    if (wish.window === 'news') return follow(request, response, after => windows.follow(response, after))
    const body = await readJsonBody(request, mostWindowKilobytes)
    if (!body.ok) {
      request.resume()
      return answerProblem(response, body.problem)
    }
    const { input } = askedShape.parse(body.value)
    answerJson(response, JSON.stringify(await windows.answer(wish.question, request, input)))
  }

  function follow(
    { headers }: IncomingMessage,
    response: ServerResponse,
    begin: (after: number | null) => () => void,
  ): void {
    const given = headers['last-event-id'] ?? null
    if (given !== null && !/^\d{1,15}$/.test(String(given))) return answerProblem(response, noPosition)
    if (streams.size >= mostStreams) return answerProblem(response, tooManyStreams)
    const stop = begin(given === null ? null : Number(given))
    const [opener, stopLooking] = [token(), watchToken()]
    streams.add(stop)
    response.once('close', () => {
      streams.delete(stop)
      stopLooking()
    })

    /** Who was let in by a token that is another one by now has to come again. */
    function watchToken(): () => void {
      let cancel = clock.after(tokenLookMs, look)
      function look(): void {
        if (token() !== opener) return stop()
        cancel = clock.after(tokenLookMs, look)
      }
      return () => cancel()
    }
  }

  return {
    open: () =>
      new Promise(resolve => {
        // Also later ones, such as a shortage of files while one is accepted: they concern one connection.
        server.on('error', () => resolve(null))
        server.listen(place.port, place.host, () => {
          // A server that listens on TCP has an address with a port.
          resolve((server.address() as AddressInfo).port)
        })
      }),
    close: () =>
      new Promise(resolve => {
        for (const stop of [...streams]) stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { ...commonHeaders, 'content-type': 'application/json' }).end(body)
}

const noPosition = {
  ...{ status: 400, code: 'invalid-input' },
  detail: 'Last-Event-ID has to be an id that this stream sent. Leave it out to begin with what comes now.',
}
const tooManyStreams = {
  ...{ status: 503, code: 'too-many-streams', headers: { 'retry-after': '30' } },
  detail: `${mostStreams} streams are open already. Close one, or try again in a while.`,
}
