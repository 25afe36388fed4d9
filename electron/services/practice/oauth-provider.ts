import { z } from 'zod'
import { type Answer, type Exchange, fieldsOf, type Routes } from './http-kit.ts'
import { hex, type RandomBytes } from './ids.ts'

const accessMs = 7_200_000
const codeMs = 600_000

/** Hover's address for copying the code by hand; in practice a page shows it. */
const copyTheCode = 'https://hover.to'

const exchangeSchema = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
})
const refreshSchema = z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() })
const clientSchema = z.object({ client_id: z.string(), client_secret: z.string() })

export interface OAuthProviderDeps {
  readonly clientId: string
  readonly clientSecret: string
  readonly ownerId: number
  readonly now: () => number
  readonly randomBytes: RandomBytes
}

/** Hover's OAuth: codes for one use, access tokens for two hours, refresh tokens that die when exchanged. */
export const createOAuthProvider = (deps: OAuthProviderDeps) => {
  const codes = new Map<string, { readonly redirectUri: string; readonly expiresAt: number }>()
  const access = new Map<string, number>()
  const refresh = new Set<string>()

  const issueCode = (redirectUri: string): string => {
    const code = hex(deps.randomBytes, 20)
    codes.set(code, { redirectUri, expiresAt: deps.now() + codeMs })
    return code
  }

  const issueTokens = (): Answer => {
    const accessToken = hex(deps.randomBytes, 32)
    const refreshToken = hex(deps.randomBytes, 32)
    access.set(accessToken, deps.now() + accessMs)
    refresh.add(refreshToken)
    const json = {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: accessMs / 1000,
      refresh_token: refreshToken,
      scope: 'all',
      created_at: Math.floor(deps.now() / 1000),
      owner_id: deps.ownerId,
      owner_type: 'orgs',
    }
    return { status: 200, json }
  }

  const authorize = ({ query }: Exchange): Answer => {
    const redirectUri = query.get('redirect_uri') ?? ''
    if (query.get('response_type') !== 'code' || query.get('client_id') !== deps.clientId || !isRedirect(redirectUri)) {
      return { status: 400, html: page('This address asks for nothing that can be given. Start again from the app.') }
    }
    const code = issueCode(redirectUri)
    if (redirectUri === copyTheCode) return { status: 200, html: page(`Copy this code into the app: <b>${code}</b>`) }
    const target = new URL(redirectUri)
    target.searchParams.set('code', code)
    const state = query.get('state')
    if (state !== null) target.searchParams.set('state', state)
    return { status: 302, headers: { location: target.href } }
  }

  const token = (exchange: Exchange): Answer => {
    const fields = fieldsOf(exchange)
    const client = clientSchema.safeParse(fields)
    const isOurs = client.data?.client_id === deps.clientId && client.data.client_secret === deps.clientSecret
    if (!isOurs)
      return { status: 401, json: { error: 'invalid_client', error_description: 'Client authentication failed.' } }
    const byCode = exchangeSchema.safeParse(fields)
    if (byCode.success) {
      const issued = codes.get(byCode.data.code)
      codes.delete(byCode.data.code)
      const isGood = issued?.redirectUri === byCode.data.redirect_uri && issued.expiresAt > deps.now()
      return isGood ? issueTokens() : invalidGrant
    }
    const byRefresh = refreshSchema.safeParse(fields)
    return byRefresh.success && refresh.delete(byRefresh.data.refresh_token) ? issueTokens() : invalidGrant
  }

  return {
    issueCode,
    /** As if an admin took the app's access away: no token works any more. */
    revokeAll(): void {
      access.clear()
      refresh.clear()
    },
    /** Ends the access tokens alone, as their time does. */
    expireAccess: (): void => access.clear(),
    isAuthorized: (header: string | undefined): boolean =>
      (access.get(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '') ?? 0) > deps.now(),
    routes: {
      'GET /oauth/authorize': authorize,
      'POST /oauth/token': token,
      'POST /oauth/token/': token,
    } satisfies Routes,
  }
}

const invalidGrant: Answer = {
  status: 400,
  json: { error: 'invalid_grant', error_description: 'The grant is invalid, expired, revoked or was used before.' },
}

/** Hover takes https only; http on this machine is for the app's own tests and tools. */
const isRedirect = (uri: string): boolean => {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}

const page = (sentence: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Practice Hover</title><h1>Practice Hover</h1><p>${sentence}</p>`
