import type { Pace } from './pace.ts'
import { fail, failureOf, type HoverResult, succeed } from './result.ts'

export interface HttpLimits {
  readonly timeoutMs: number
  /** Longer answers are not read: no answer of Hover's comes near it. */
  readonly maxAnswerBytes: number
}

/** Hover cuts its own calls at 60 seconds ("API usage and limits" on developers.hover.to). */
export const defaultLimits: HttpLimits = { timeoutMs: 30_000, maxAnswerBytes: 4 * 1024 * 1024 }

export interface HttpDeps {
  readonly baseUrl: string
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly limits: HttpLimits
  /** One for all that call with the same integration. */
  readonly pace: Pace
}

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Sent behind `Bearer`. */
  readonly token?: string
  /** The whole header, for an API that knows no `Bearer`. */
  readonly authorization?: string
  readonly json?: unknown
  readonly signal?: AbortSignal | undefined
}

/** One call and its whole answer. Never repeats, never follows a redirect, ends within the time limit. */
export const send = async (deps: HttpDeps, call: HttpCall): Promise<HoverResult<string>> => {
  const waitMs = deps.pace.take()
  if (waitMs > 0) return fail('rate-limited', { retryable: true, retryAfterMs: waitMs })
  const limit = AbortSignal.timeout(deps.limits.timeoutMs)
  try {
    const answer = await deps.fetch(`${deps.baseUrl.replace(/\/+$/, '')}${call.path}`, {
      method: call.method,
      redirect: 'manual',
      signal: call.signal === undefined ? limit : AbortSignal.any([limit, call.signal]),
      headers: {
        accept: 'application/json',
        ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
        ...(call.authorization === undefined ? {} : { authorization: call.authorization }),
        ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    })
    if (answer.status !== 429) deps.pace.taken()
    if (!answer.ok) {
      await answer.body?.cancel()
      const failure = failureOf(answer.status, answer.headers.get('retry-after'), deps.now())
      if (failure.kind === 'rate-limited') deps.pace.hold(failure.retryAfterMs ?? 0)
      return { ok: false, failure }
    }
    const text = await readText(answer, deps.limits.maxAnswerBytes)
    return text === null ? fail('bad-answer', { status: answer.status }) : succeed(text)
  } catch {
    // fetch rejects for a name that does not resolve, a refused or cut connection, bad TLS, the time limit
    // and an abort. They mean the same to the caller: no whole answer, and it is not known what was done.
    return fail('unreachable', { retryable: true })
  }
}

const readText = async (answer: Response, maxBytes: number): Promise<string | null> => {
  if (answer.body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  // Unlike toString, this leaves a byte order mark out, which no JSON may begin with.
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The JSON in an answer, undefined when it is none: Hover also answers with an empty body. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
