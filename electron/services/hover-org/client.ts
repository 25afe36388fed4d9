import { z } from 'zod'
import { type HttpCall, type HttpLimits, readJson, send } from './http.ts'
import { fail, type HoverResult, succeed } from './result.ts'

/** Named here because Hover's pages write it both ways; its own answers use the underscore. */
const contentTypeKey = 'content_type'

/** The code goes into a path: nothing that could leave its segment may pass. Hover's are UUIDs in either case. */
const codePattern = /^[A-Za-z0-9-]{1,128}$/
export const isCode = (code: string): boolean => codePattern.test(code)

const maxPages = 100

const idSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^[0-9]{1,15}$/)
    .transform(Number),
])
const webhookSchema = z
  .object({
    id: idSchema,
    url: z.string(),
    verified_at: z.string().nullish(),
    hmac_secret: z.string().min(1).nullish(),
  })
  .transform(row => ({
    id: row.id,
    url: row.url,
    verifiedAt: row.verified_at ?? null,
    hmacSecret: row.hmac_secret ?? null,
  }))
const registeredSchema = z.union([webhookSchema, z.object({ webhook: webhookSchema }).transform(body => body.webhook)])
const listSchema = z.object({
  pagination: z.object({ total_pages: z.int().nullish() }).nullish(),
  results: z.array(z.unknown()),
})
const resentSchema = z.object({ code: z.string().regex(codePattern) })

/** A webhook as Hover tells it. The secret is in every row of the list, so a lost one can be read back. */
export type Webhook = z.output<typeof webhookSchema>

/** `rejected` is the token that Hover has just refused, null when there is none: the answer must be another one. */
export type AccessToken = (rejected: string | null) => Promise<HoverResult<string>>

export interface HoverClientDeps {
  readonly baseUrl: string
  readonly accessToken: AccessToken
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly limits: HttpLimits
}

export type HoverClient = ReturnType<typeof createHoverClient>

/**
 * The webhook calls of Hover's API v2 (developers.hover.to/reference).
 *
 * Each is one call that reports what came of it; the only repeat is the one with a fresh token after a 401.
 */
export const createHoverClient = (deps: HoverClientDeps) => {
  const call = async (request: HttpCall): Promise<HoverResult<string>> => {
    const token = await deps.accessToken(null)
    if (!token.ok) return token
    const answer = await send(deps, { ...request, token: token.value })
    if (answer.ok || answer.failure.kind !== 'unauthorized') return answer
    const fresh = await deps.accessToken(token.value)
    return fresh.ok ? send(deps, { ...request, token: fresh.value }) : fresh
  }

  return {
    /** The body is nested under `webhook`: Hover answers 422 to a flat one. There is no choice of events. */
    async register(url: string, signal?: AbortSignal): Promise<HoverResult<Webhook>> {
      const json = { webhook: { url, [contentTypeKey]: 'json' } }
      const answer = await call({ method: 'POST', path: '/api/v2/webhooks', json, signal })
      if (!answer.ok) return answer
      const webhook = registeredSchema.safeParse(readJson(answer.value))
      return webhook.success ? succeed(webhook.data) : fail('bad-answer')
    },

    /** Every webhook of the organization. Rows that cannot be read are left out. */
    async list(signal?: AbortSignal): Promise<HoverResult<readonly Webhook[]>> {
      const rows = new Map<number, Webhook>()
      for (let page = 1; page <= maxPages; page++) {
        const answer = await call({ method: 'GET', path: `/api/v2/webhooks?page=${page}`, signal })
        if (!answer.ok) return answer
        const body = listSchema.safeParse(readJson(answer.value))
        if (!body.success) return fail('bad-answer')
        const found = body.data.results.flatMap(row => webhookSchema.safeParse(row).data ?? [])
        // A page without news means that the server ignores `page`: it would go on for ever.
        const isNews = found.some(row => !rows.has(row.id))
        for (const row of found) rows.set(row.id, row)
        if (!isNews || page >= (body.data.pagination?.total_pages ?? 1)) return succeed([...rows.values()])
      }
      return fail('bad-answer')
    },

    /**
     * Answers Hover's code; success has an empty body.
     *
     * Hover's older reference asks for no token here and the newer shows one: it is sent when there is one.
     */
    async verify(code: string, signal?: AbortSignal): Promise<HoverResult<null>> {
      if (!isCode(code)) return fail('refused')
      const request: HttpCall = { method: 'PUT', path: `/api/v2/webhooks/${encodeURIComponent(code)}/verify`, signal }
      const token = await deps.accessToken(null)
      const answer = token.ok ? await call(request) : await send(deps, request)
      return answer.ok ? succeed(null) : answer
    },

    /** Asks for a new code. Hover's pages disagree whether the answer holds it; null when it does not. */
    async requestVerification(webhookId: number, signal?: AbortSignal): Promise<HoverResult<string | null>> {
      const path = `/api/v2/webhooks/${webhookId}/request_verification`
      const answer = await call({ method: 'POST', path, signal })
      if (!answer.ok) return answer
      const body = resentSchema.safeParse(readJson(answer.value))
      return succeed(body.success ? body.data.code : null)
    },

    /** A webhook that is gone already counts as removed. */
    async remove(webhookId: number, signal?: AbortSignal): Promise<HoverResult<null>> {
      const answer = await call({ method: 'DELETE', path: `/api/v2/webhooks/${webhookId}`, signal })
      return answer.ok || answer.failure.status === 404 ? succeed(null) : answer
    },
  }
}
