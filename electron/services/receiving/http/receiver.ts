import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, faultOf } from '../../fault.ts'
import { replyPage } from '../../hover-org/reply-page.ts'
import { createBodyReading } from './body-reading.ts'
import { isUnambiguous, pathOf } from './http-shape.ts'
import { defaultLimits, type ReceiverLimits } from './limits.ts'
import { refuse, reply, replyText } from './reply.ts'
import { createServerEnd } from './server-end.ts'

/** One HTTP POST as received. */
export interface RawDelivery {
  /** The path of the hook it was posted to, without a query. */
  readonly hookPath: string
  /** Path and query exactly as they came: the signature covers them. */
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  /** Milliseconds since 1970. */
  readonly receivedAt: number
}

export interface Answer {
  readonly status: 200 | 400 | 401 | 503
  /** Seconds after which the sender may try again. */
  readonly retryAfterS?: number
}

/** What a browser is shown: one sentence. */
export interface Page {
  readonly status: 200 | 400 | 503
  readonly sentence: string
}

/** What a GET may find here: a page for a browser, or the proof that the public address leads to this app. */
export type Found = { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'proof'; readonly proof: string }

interface Deps {
  readonly isHook: (path: string) => boolean
  readonly handle: (delivery: RawDelivery) => Promise<Answer>
  /** What is there for a GET at this moment. */
  readonly find?: (path: string, target: string) => Promise<Found | null>
  /** A body was too much at once beside the others, and answered with 503. */
  readonly onTurnedAway?: () => void
  /** A bug kept one from being answered otherwise than with 503. */
  readonly onFault?: (fault: Fault) => void
  readonly now: () => number
  readonly limits?: ReceiverLimits
}

export type Listening =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly reason: 'port-taken' | 'receiver-failed' }

export interface Receiver {
  /**
   * Port 0 takes any free one. `onLost` is called once when it stops listening although nobody closed it. Only a receiver
   * that `shares` its port leaves room for others that do.
   */
  listen(port: number, onLost: () => void, shares?: boolean): Promise<Listening>
  /** Takes nothing new, and resolves when whoever waits for an answer has it, or has waited too long. */
  close(): Promise<void>
}

/** The local HTTP server that Hover's deliveries reach through the tunnel. It listens on 127.0.0.1 only. */
export function createReceiver(deps: Deps): Receiver {
  const { isHook, handle, find, onTurnedAway, onFault, now, limits = defaultLimits } = deps
  let endServer: (() => Promise<void>) | undefined
  let opening: Promise<unknown> = Promise.resolve()
  const readBody = createBodyReading(limits, onTurnedAway)

  function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const target = request.url ?? '/'
    const hookPath = pathOf(target)
    if (!isUnambiguous(request)) return refuse(request, response, 400)
    if (!isHook(hookPath)) return onOther(request, response, hookPath)
    if (request.method !== 'POST') return refuse(request, response, 405)
    if (Number(request.headers['content-length'] ?? 0) > limits.maxBodyBytes) return refuse(request, response, 413)
    if (request.headers.expect !== undefined) response.writeContinue()
    readBody(request, response, body => {
      handle({ hookPath, target, headers: request.headers, body, receivedAt: now() }).then(
        answer => reply(response, answer.status, answer.retryAfterS),
        error => fail(response, error),
      )
    })
  }

  function fail(response: ServerResponse, error: unknown): void {
    onFault?.(faultOf(error))
    reply(response, 503, 1)
  }

  /** What is no hook: our own question about the public address, a page for a browser, or nothing. */
  function onOther(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method !== 'GET' || find === undefined) return refuse(request, response, 404)
    find(path, request.url ?? '/').then(
      found => {
        if (found === null) return refuse(request, response, 404)
        request.resume()
        if (found.kind === 'proof') replyText(response, 200, found.proof)
        else replyPage(response, found.page)
      },
      error => fail(response, error),
    )
  }

  return {
    listen(port, onLost, shares = false) {
      const options = {
        headersTimeout: limits.headersTimeoutMs,
        requestTimeout: limits.requestTimeoutMs,
        connectionsCheckingInterval: 1_000,
        keepAliveTimeout: 65_000,
        maxHeaderSize: 16_384,
        insecureHTTPParser: false,
      }
      const opened = createServer(options, onRequest)
      // Without it Node would ask for every body that is announced, also for one that will be refused.
      opened.on('checkContinue', onRequest)
      opened.maxConnections = limits.maxConnections
      const end = createServerEnd(opened, limits)
      endServer = end
      let isUp = false
      const lose = () => {
        if (endServer !== end || !isUp) return
        isUp = false
        onLost()
      }
      const listening = new Promise<Listening>(resolve => {
        opened.on('error', (error: NodeJS.ErrnoException) => {
          const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
          resolve({ ok: false, reason: isTaken ? 'port-taken' : 'receiver-failed' })
          if (!shortages.has(error.code)) lose()
        })
        opened.on('close', lose)
        opened.listen({ port, host: '127.0.0.1', reusePort: shares }, () => {
          isUp = true
          resolve({ ok: true, port: (opened.address() as AddressInfo).port })
        })
      })
      opening = listening
      return listening
    },
    async close() {
      const end = endServer
      endServer = undefined
      // A server that is still opening cannot be closed: it would open all the same.
      await opening
      await end?.()
    },
  }
}

/** Errors of one connection that could not be accepted: the server goes on listening. */
const shortages: ReadonlySet<string | undefined> = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])
