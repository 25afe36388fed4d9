import type { ServerResponse } from 'node:http'
import type { Failure } from '../../contract/bridge/ipc.ts'

/** Why a request got no answer. `detail` says what happened and what to do. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly headers?: Readonly<Record<string, string>>
}

export function answerProblem(response: ServerResponse, { status, code, detail, headers = {} }: Problem): void {
  const body = JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Problem', status, code, detail })
  // What a refused sender still sends is not waited for.
  const ends = status === 401 || status === 403 || status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { ...commonHeaders, 'content-type': 'application/problem+json', ...ends, ...headers })
  response.end(body)
}

export const commonHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'No valid token',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Refused',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Another host was meant',
  500: 'Internal error',
  503: 'Not available',
}

const statusOf: Readonly<Record<Failure['code'], number>> = {
  'invalid-input': 400,
  'not-found': 404,
  refused: 409,
  unavailable: 503,
  internal: 500,
}

export function problemOf({ code, sentence }: Failure): Problem {
  return { status: statusOf[code], code, detail: sentence }
}

export const mistake: Problem = {
  status: 500,
  code: 'internal',
  detail: 'Something went wrong inside the engine. Its log says more.',
}
