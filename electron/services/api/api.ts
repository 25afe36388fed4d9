import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseJson } from '../../core/json-shape.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { streamEvents } from './event-stream.ts'
import { createGuard } from './guard.ts'
import { createMcpEndpoint, isMcp } from './mcp-endpoint.ts'
import { openApiOf } from './openapi.ts'
import { answerProblem, commonHeaders, mistake, type Problem, problemOf } from './problem.ts'
import { readBody } from './read-body.ts'
import type { Route } from './route.ts'
import { type Asked, createRoutes } from './routes.ts'
import { createRouting } from './routing.ts'

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
  readonly asked: Asked
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
    if (found === 'events') return follow(request, response)
    const body = await bodyOf(found.route, request)
    if (!body.ok) {
      request.resume()
      return answerProblem(response, body.problem)
    }
    const reply = await found.route.handle({ params: found.params, query: found.query, body: body.value })
    if (reply.ok) answerJson(response, JSON.stringify(reply.value))
    else answerProblem(response, problemOf(reply.failure))
  }

  function follow({ headers }: IncomingMessage, response: ServerResponse): void {
    const given = headers['last-event-id'] ?? null
    if (given !== null && !/^\d{1,15}$/.test(String(given))) return answerProblem(response, noPosition)
    if (streams.size >= mostStreams) return answerProblem(response, tooManyStreams)
    const stop = streamEvents({ store: asked.store, clock }, { response, after: given === null ? null : Number(given) })
    streams.add(stop)
    response.once('close', () => streams.delete(stop))
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

type BodyReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }

async function bodyOf({ body }: Route, request: IncomingMessage): Promise<BodyReading> {
  if (body === null) {
    request.resume()
    return { ok: true, value: undefined }
  }
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers['content-type'] ?? '')) return refuse(noJson)
  const text = await readBody(request)
  if (text === null) return refuse(tooLarge)
  const value = parseJson(text === '' ? '{}' : text)
  return value === undefined ? refuse({ ...noJson, status: 400 }) : { ok: true, value }
}

function refuse(problem: Problem): BodyReading {
  return { ok: false, problem }
}

function answerJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { ...commonHeaders, 'content-type': 'application/json' }).end(body)
}

const noJson = { status: 415, code: 'no-json', detail: 'Send a JSON object with content-type: application/json.' }
const tooLarge = { status: 413, code: 'too-large', detail: 'Send less: a body has 16 KiB at most.' }
const noPosition = {
  ...{ status: 400, code: 'invalid-input' },
  detail: 'Last-Event-ID has to be an id that this stream sent. Leave it out to begin with what comes now.',
}
const tooManyStreams = {
  ...{ status: 503, code: 'too-many-streams', headers: { 'retry-after': '30' } },
  detail: `${mostStreams} streams are open already. Close one, or try again in a while.`,
}
