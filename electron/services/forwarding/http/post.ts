import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import { failed, taken } from '../sender.ts'

interface Posting {
  /** An address that is safe to send to. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly signal: AbortSignal
}

/** How long a destination may take to answer, in milliseconds. */
const limitMs = 10_000
/** An answer is read to its end so that its connection can be used again, unless it is longer than this. */
const mostAnswerBytes = 65_536

/**
 * Posts over connections that stay open. Never follows a redirect. Node's own client: `fetch` takes about three times the
 * processor for each call, which does not keep up with a thousand deliveries a second.
 */
export function createPost(connections: number) {
  const options = { keepAlive: true, maxSockets: connections, scheduling: 'fifo' } as const
  const plain = new HttpAgent(options)
  const encrypted = new HttpsAgent(options)

  return {
    async post({ address, headers, body, signal }: Posting): Promise<ForwardOutcome> {
      if (signal.aborted) return failed('unreachable')
      const posted = new Promise<ForwardOutcome>(resolve => {
        const url = new URL(address)
        const isEncrypted = url.protocol === 'https:'
        const request = isEncrypted ? requestHttps : requestHttp
        const length = { 'content-length': String(body.byteLength) }
        const call = request(url, {
          ...{ method: 'POST', headers: { ...headers, ...length }, agent: isEncrypted ? encrypted : plain },
        })
        const end = (outcome: ForwardOutcome): void => {
          clearTimeout(limit)
          signal.removeEventListener('abort', abort)
          resolve(outcome)
        }
        const abort = (): void => {
          end(failed('unreachable'))
          call.destroy()
        }
        const limit = setTimeout(() => {
          end(failed('timeout'))
          call.destroy()
        }, limitMs)
        signal.addEventListener('abort', abort)
        call.on('error', () => end(failed('unreachable')))
        // The status is what counts: an answer that breaks off behind it changes nothing.
        call.on('response', answer => finish(answer, () => end(outcomeOf(answer))))
        call.end(body)
      })
      // Node throws for a header that could not be sent, such as one with a line break.
      return posted.catch(() => failed('unreachable'))
    },
    close(): void {
      plain.destroy()
      encrypted.destroy()
    },
  }
}

function finish(answer: IncomingMessage, done: () => void): void {
  let bytes = 0
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength
    if (bytes > mostAnswerBytes) answer.destroy()
  })
  answer.on('error', () => {})
  answer.on('close', done)
}

function outcomeOf(answer: IncomingMessage): ForwardOutcome {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return taken
  if (status >= 300 && status < 400) return failed('redirected')
  return failed(`refused-${status}`, retryAfterOf(answer))
}

/** Seconds; a date is left alone, because clocks differ. */
function retryAfterOf({ headers }: IncomingMessage): number | null {
  const text = headers['retry-after'] ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null
}
