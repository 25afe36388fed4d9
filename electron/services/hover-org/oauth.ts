import { z } from 'zod'
import type { AccessToken } from './client.ts'
import { type HttpDeps, readJson, send } from './http.ts'
import { fail, type HoverResult, succeed } from './result.ts'

/** What the vault keeps for one organization. */
export const tokensSchema = z.object({
  accessToken: z.string().min(1),
  /** Dies when it is exchanged: whoever loses the new one has to connect again by hand. */
  /** Null: Hover gave none, and the access token is all there is. */
  refreshToken: z.string().min(1).nullable(),
  expiresAt: z.iso.datetime(),
})
export type Tokens = z.output<typeof tokensSchema>

export interface TokenStore {
  load(): Promise<Tokens | null>
  /** As `load`, after a look at what another process may have stored a moment ago. */
  reload(): Promise<Tokens | null>
  /** Rejects when tokens could not be saved now. */
  prepare(): Promise<void>
  save(tokens: Tokens): Promise<void>
}

/** A life that Hover documents, in seconds, and the longest that is believed. */
const usualLifeS = 7200
const longestLifeS = 31_536_000

const grantSchema = z.object({
  access_token: z.string().min(1),
  /** Left out where the one before stays good (RFC 6749, section 6). */
  refresh_token: z.string().min(1).nullish(),
  // With an answer that is refused for this, the only good refresh token would be thrown away.
  expires_in: z.coerce.number().positive().max(longestLifeS).catch(usualLifeS),
})

/** A token is not used in its last minute: it could expire on the way. */
const spareMs = 60_000

export interface Consent {
  readonly baseUrl: string
  readonly clientId: string
  readonly redirectUri: string
  /** Random, used once, checked by whoever receives the redirect. */
  readonly state: string
}

/**
 * The address of Hover's consent page; null when Hover would refuse the redirect address.
 *
 * Hover takes https only. Plain http is for a Hover on this machine, which is the practice Hover.
 */
export const authorizeUrl = ({ baseUrl, clientId, redirectUri, state }: Consent): string | null => {
  if (!URL.canParse(redirectUri)) return null
  const { protocol } = new URL(redirectUri)
  const isLocal = new URL(baseUrl).hostname === '127.0.0.1'
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return null
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state })
  return `${baseUrl.replace(/\/+$/, '')}/oauth/authorize?${query}`
}

export interface OAuthDeps extends HttpDeps {
  readonly clientId: string
  readonly clientSecret: string
  readonly store: TokenStore
}

export type OAuth = ReturnType<typeof createOAuth>

/** Tokens of one organization. Rejects only when the store cannot save; the tokens are then saved at the next call. */
export const createOAuth = (deps: OAuthDeps) => {
  /** What could not be saved, and the refresh token that was stored then: another one since means a newer sign-in. */
  let unsaved: { readonly tokens: Tokens; readonly replaced: string | null } | null = null
  let refreshing: Promise<HoverResult<string>> | null = null

  const grant = async (terms: Record<string, string>): Promise<HoverResult<Tokens>> => {
    const json = { ...terms, client_id: deps.clientId, client_secret: deps.clientSecret }
    const answer = await send(deps, { method: 'POST', path: '/oauth/token', json })
    if (!answer.ok) {
      // 400 and 401 mean that the code, the refresh token or the client is not valid: only connecting again helps.
      const { status } = answer.failure
      return status === 400 || status === 401 ? fail('unauthorized', { status }) : answer
    }
    const body = grantSchema.safeParse(readJson(answer.value))
    if (!body.success) return fail('bad-answer')
    const refreshToken = body.data.refresh_token ?? terms.refresh_token ?? null
    const expiresAt = new Date(deps.now() + body.data.expires_in * 1000).toISOString()
    return succeed({ accessToken: body.data.access_token, refreshToken, expiresAt })
  }

  /** Nobody sees a new access token before the refresh token beside it is stored. */
  const keep = async (tokens: Tokens, replaced: string | null): Promise<HoverResult<string>> => {
    unsaved = { tokens, replaced }
    await deps.store.save(tokens)
    unsaved = null
    return succeed(tokens.accessToken)
  }

  /** Without a refresh token nothing could take its place in its last minute. */
  const isFresh = ({ expiresAt, refreshToken }: Tokens) =>
    Date.parse(expiresAt) - deps.now() > (refreshToken === null ? 0 : spareMs)

  const refresh = async (refreshToken: string | null): Promise<HoverResult<string>> => {
    if (unsaved?.replaced === refreshToken) return keep(unsaved.tokens, refreshToken)
    if (refreshToken === null) return fail('unauthorized')
    // A refresh token dies when it is exchanged: not before it is seen that its successor could be kept.
    await deps.store.prepare()
    const granted = await grant({ grant_type: 'refresh_token', refresh_token: refreshToken })
    if (granted.ok) return keep(granted.value, refreshToken)
    if (granted.failure.kind !== 'unauthorized') return granted
    // The command line may have exchanged the same token in the same moment; then what it stored counts.
    const stored = await deps.store.reload()
    if (stored === null || stored.refreshToken === refreshToken) return granted
    return isFresh(stored) ? succeed(stored.accessToken) : refresh(stored.refreshToken)
  }

  /** A token that is not the rejected one, refreshed in a single flight however many ask. */
  const accessToken: AccessToken = async rejected => {
    // Asked each time: somebody may have connected again, in the window or from the command line.
    const tokens = await deps.store.load()
    if (tokens === null && unsaved === null) return fail('unauthorized')
    const isRefused = tokens === null || tokens.accessToken === rejected
    if (refreshing === null) {
      if (!isRefused && isFresh(tokens)) return succeed(tokens.accessToken)
      refreshing = refresh(tokens?.refreshToken ?? null).finally(() => {
        refreshing = null
      })
    }
    return refreshing.catch(error => {
      // While nothing can be saved, the token that is stored serves to its very end.
      if (!isRefused && Date.parse(tokens.expiresAt) > deps.now()) return succeed(tokens.accessToken)
      throw error
    })
  }

  return {
    accessToken,
    /** Turns the code of the consent into tokens. A code works once, with the redirect address of its consent. */
    async exchange(code: string, redirectUri: string): Promise<HoverResult<null>> {
      const terms = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
      const granted = await grant(terms)
      if (!granted.ok) return granted
      const before = await deps.store.load()
      await keep(granted.value, before?.refreshToken ?? null)
      return succeed(null)
    },
  }
}
