import type { z } from 'zod'
import { type HttpCall, type HttpDeps, readJson, send } from './http.ts'
import { fail, type HoverResult, succeed } from './result.ts'
import {
  codePattern,
  type Job,
  jobSchema,
  pageSchema,
  registeredSchema,
  resentSchema,
  shownJobSchema,
  type Webhook,
  webhookSchema,
} from './schemas.ts'

/** Named here because Hover's pages write it both ways; its own answers use the underscore. */
const contentTypeKey = 'content_type'

export const isCode = (code: string): boolean => codePattern.test(code)

/** At 25 rows a page. More could not be read within a minute's calls anyway. */
const maxPages = 100

/** `rejected` is the token that Hover has just refused, null when there is none: the answer must be another one. */
export type AccessToken = (rejected: string | null) => Promise<HoverResult<string>>

export interface HoverClientDeps extends HttpDeps {
  readonly accessToken: AccessToken
}

/** How many rows there are is Hover's choice; of jobs 25. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly isLast: boolean
  /** Rows of all pages together, as far as Hover tells. */
  readonly total: number | null
}

export type HoverClient = ReturnType<typeof createHoverClient>

/**
 * The webhook and job calls of Hover's API v2 (developers.hover.to/reference).
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

  const readPage = async <Row>(
    place: { readonly path: string; readonly page: number },
    schema: z.ZodType<Row>,
    signal?: AbortSignal,
  ): Promise<HoverResult<Page<Row>>> => {
    const answer = await call({ method: 'GET', path: `${place.path}?page=${place.page}`, signal })
    if (!answer.ok) return answer
    const body = pageSchema.safeParse(readJson(answer.value))
    if (!body.success) return fail('bad-answer')
    const { total_pages, next_page, total } = body.data.pagination ?? {}
    return succeed({
      rows: body.data.results.flatMap(row => schema.safeParse(row).data ?? []),
      isLast: place.page >= (total_pages ?? next_page ?? 1),
      total: total ?? null,
    })
  }

  const readPages = async <Row extends { readonly id: number }>(
    path: string,
    schema: z.ZodType<Row>,
    signal?: AbortSignal,
  ): Promise<HoverResult<readonly Row[]>> => {
    const rows = new Map<number, Row>()
    for (let page = 1; page <= maxPages; page++) {
      const answer = await readPage({ path, page }, schema, signal)
      if (!answer.ok) return answer
      const { rows: found, isLast } = answer.value
      // A page without news means that the server ignores `page`: it would go on for ever.
      const isNews = found.some(row => !rows.has(row.id))
      for (const row of found) rows.set(row.id, row)
      if (!isNews || isLast) return succeed([...rows.values()])
    }
    return fail('bad-answer')
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
    list: (signal?: AbortSignal): Promise<HoverResult<readonly Webhook[]>> =>
      readPages('/api/v2/webhooks', webhookSchema, signal),

    /** One page of the organization's jobs as they are now, from 1 on. Rows that cannot be read are left out. */
    jobsPage: (page: number, signal?: AbortSignal): Promise<HoverResult<Page<Job>>> =>
      readPage({ path: '/api/v2/jobs', page }, jobSchema, signal),

    /** One job as it is now: the truth behind an event, which carries no time. */
    async showJob(jobId: number, signal?: AbortSignal): Promise<HoverResult<Job>> {
      const answer = await call({ method: 'GET', path: `/api/v2/jobs/${jobId}`, signal })
      if (!answer.ok) return answer
      const job = shownJobSchema.safeParse(readJson(answer.value))
      return job.success ? succeed(job.data) : fail('bad-answer')
    },

    /**
     * Answers Hover's code; success has an empty body.
     *
     * Hover's older reference asks for no token here and the newer shows one: it is sent when there is one, and left
     * out once where it is refused.
     */
    async verify(code: string, signal?: AbortSignal): Promise<HoverResult<null>> {
      if (!isCode(code)) return fail('refused')
      const request: HttpCall = { method: 'PUT', path: `/api/v2/webhooks/${encodeURIComponent(code)}/verify`, signal }
      const token = await deps.accessToken(null)
      const answer = token.ok ? await call(request) : await send(deps, request)
      if (answer.ok) return succeed(null)
      const isTokenRefused = token.ok && (answer.failure.kind === 'unauthorized' || answer.failure.kind === 'forbidden')
      return isTokenRefused && (await send(deps, request)).ok ? succeed(null) : answer
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
