import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import { defaultLimits, type HttpCall, type HttpLimits, send } from '../hover-org/http.ts'
import { createPace } from '../hover-org/pace.ts'
import type { HoverFailure } from '../hover-org/result.ts'

export type AccountFailure = 'unreachable' | 'wrong-login' | 'no-such-app' | 'refused' | 'bad-answer'

export type AccountResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: AccountFailure }

/** Where an app posts its transactions, and the secret that it puts into them. Both null: it posts nowhere. */
export interface AppWebhook {
  readonly url: string | null
  readonly secret: string | null
}

export interface AccountSession {
  webhook(appId: string): Promise<AccountResult<AppWebhook>>
  /** Null takes the address away. The answer says what Hover now has. */
  setWebhook(appId: string, url: string | null): Promise<AccountResult<AppWebhook>>
}

interface Login {
  readonly baseUrl: string
  readonly email: string
  readonly password: string
}

interface Deps {
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly limits?: HttpLimits
}

/** It becomes a header, so it must be one: a text that breaks the line would make more of them. */
const loginSchema = z.object({
  auth_token: z
    .string()
    .max(8_000)
    .regex(/^[\x21-\x7e]+$/),
})
const appSchema = z.object({
  data: z.object({
    attributes: z.object({
      webhook_url: z.string().trim().max(2_000).nullish(),
      webhook_secret: z.string().trim().max(200).nullish(),
    }),
  }),
})

/**
 * The REST API of usehover.com ("API", "Apps" of Hover's documentation). The token is a JWT that lasts two hours and
 * stands alone in the header, without `Bearer`. It lives as long as the session object; nothing is written anywhere.
 */
export async function signIn(login: Login, deps: Deps): Promise<AccountResult<AccountSession>> {
  const { baseUrl, email, password } = login
  const http = {
    ...{ baseUrl, fetch: deps.fetch, now: deps.now },
    limits: deps.limits ?? defaultLimits,
    // A handful of calls for one set-up: the limit of hover.to is far above.
    pace: createPace(deps.now),
  }

  async function ask<T>(call: HttpCall, schema: z.ZodType<T>): Promise<AccountResult<T>> {
    const answer = await send(http, call)
    if (!answer.ok) return { ok: false, failure: failureOf(answer.failure) }
    const read = schema.safeParse(parseJson(answer.value))
    return read.success ? { ok: true, value: read.data } : { ok: false, failure: 'bad-answer' }
  }

  const json = { email, password }
  const joined = await ask({ method: 'POST', path: '/api/authenticate', json }, loginSchema)
  if (!joined.ok) return joined
  const authorization = joined.value.auth_token

  async function app(call: Pick<HttpCall, 'method' | 'json'>, appId: string): Promise<AccountResult<AppWebhook>> {
    const path = `/api/apps/${encodeURIComponent(appId)}`
    const answer = await ask({ ...call, path, authorization }, appSchema)
    // The login was right: what is not this account's looks as if it were not there.
    if (!answer.ok) return { ok: false, failure: answer.failure === 'wrong-login' ? 'no-such-app' : answer.failure }
    const { webhook_url, webhook_secret } = answer.value.data.attributes
    return { ok: true, value: { url: webhook_url || null, secret: webhook_secret || null } }
  }

  return {
    ok: true,
    value: {
      webhook: appId => app({ method: 'GET' }, appId),
      setWebhook: (appId, url) => app({ method: 'PATCH', json: { app: { webhook_url: url } } }, appId),
    },
  }
}

function failureOf({ kind, status }: HoverFailure): AccountFailure {
  if (status === 404) return 'no-such-app'
  switch (kind) {
    case 'unreachable':
    case 'server':
    case 'rate-limited':
      return 'unreachable'
    case 'unauthorized':
    case 'forbidden':
      return 'wrong-login'
    case 'refused':
      return 'refused'
    case 'bad-answer':
      return 'bad-answer'
  }
}
