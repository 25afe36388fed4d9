import type { z } from 'zod'
import type { EngineProblemCode } from '../../contract/settings/engine.ts'
import { parseJson } from '../../core/json-shape.ts'
import { helloShape, personHeader, windowPath, windowProtocol } from '../api/window/wire.ts'
import { type Heard, problemOfError, problemOfStatus } from './heard.ts'
import { createEventReading, type ServerEvent } from './read-events.ts'

export interface EngineCall {
  readonly address: string
  readonly token: string | undefined
  /** Who asks. */
  readonly name: string
}

interface Deps {
  /** As it is now: the token may be another one than before. */
  readonly call: () => EngineCall
  readonly fetch: typeof globalThis.fetch
}

export interface Following {
  /** Up to where notices were told; null: none ever were here. */
  readonly after: number | null
  readonly signal: AbortSignal
  readonly onEvent: (event: ServerEvent) => void
  /** Something came, if only to say that it is there. */
  readonly onAlive: () => void
}

/** Asks an engine elsewhere. Follows no redirect, because the token goes along; never tries twice, and never throws. */
export interface EngineClient {
  hello(signal: AbortSignal): Promise<Heard<z.output<typeof helloShape>>>
  /** The reply to a question of the window, not yet read. */
  ask(question: string, input: unknown, signal: AbortSignal): Promise<Heard<unknown>>
  /** Resolves with why it ended. */
  follow(following: Following): Promise<EngineProblemCode>
}

/** No answer comes near it. */
const mostBytes = 64 * 1024 * 1024

export function createEngineClient({ call, fetch }: Deps): EngineClient {
  async function send(path: string, init: RequestInit): Promise<Heard<Response>> {
    const { address, token, name } = call()
    if (token === undefined) return fail('token-missing')
    // No header can carry it, and no engine has made it.
    if (!/^[\x21-\x7e]+$/.test(token)) return fail('token-refused')
    try {
      const headers = { authorization: `Bearer ${token}`, [personHeader]: encodeURIComponent(name), ...init.headers }
      const response = await fetch(`${address}${windowPath}/${path}`, { ...init, headers, redirect: 'manual' })
      if (response.status === 200) return { ok: true, value: response }
      const isOurs = response.headers.get('content-type') === 'application/problem+json'
      await response.body?.cancel()
      return fail(problemOfStatus(response.status, isOurs))
    } catch (error) {
      return fail(problemOfError(error))
    }
  }

  async function json(path: string, init: RequestInit): Promise<Heard<unknown>> {
    const answer = await send(path, init)
    if (!answer.ok) return answer
    try {
      const value = parseJson(await readText(answer.value))
      return value === undefined ? fail('no-engine') : { ok: true, value }
    } catch (error) {
      return fail(problemOfError(error))
    }
  }

  return {
    async hello(signal) {
      const heard = await json('hello', { signal })
      if (!heard.ok) return heard
      const hello = helloShape.safeParse(heard.value)
      if (!hello.success) return fail('no-engine')
      const { protocol } = hello.data
      if (protocol === windowProtocol) return { ok: true, value: hello.data }
      return fail(protocol < windowProtocol ? 'engine-older' : 'engine-newer')
    },
    ask: (question, input, signal) =>
      json(question, {
        ...{ method: 'POST', signal, body: JSON.stringify({ input }) },
        headers: { 'content-type': 'application/json' },
      }),
    async follow({ after, signal, onEvent, onAlive }) {
      const headers = { accept: 'text/event-stream', ...(after !== null && { 'last-event-id': String(after) }) }
      const answer = await send('news', { signal, headers })
      if (!answer.ok) return answer.problem
      if (answer.value.headers.get('content-type') !== 'text/event-stream') return 'no-engine'
      try {
        const read = createEventReading()
        const decoder = new TextDecoder()
        for await (const piece of answer.value.body ?? []) {
          onAlive()
          for (const event of read(decoder.decode(piece, { stream: true }))) onEvent(event)
        }
        return 'unreachable'
      } catch (error) {
        return error instanceof RangeError ? 'unreadable' : problemOfError(error)
      }
    },
  }
}

function fail(problem: EngineProblemCode): { readonly ok: false; readonly problem: EngineProblemCode } {
  return { ok: false, problem }
}

/** Throws where it is longer than any answer of an engine. */
async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    if (bytes > mostBytes) throw new RangeError('The answer of the engine is too long.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
