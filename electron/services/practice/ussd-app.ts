import { z } from 'zod'
import type { SendMade } from './fault-line.ts'
import { type Answer, type Exchange, jsonOf, type Routes } from './http-kit.ts'
import { hex, type RandomBytes } from './ids.ts'
import type { Poster } from './post.ts'
import { notFound } from './webhooks.ts'

const sessionMs = 7_200_000

const loginSchema = z.object({ email: z.string(), password: z.string() })
const changeSchema = z.object({
  app: z.object({
    name: z.string().min(1).optional(),
    webhook_url: z.url().nullable().optional(),
    webhook_secret: z.string().min(1).optional(),
  }),
})

export interface UssdAppDeps {
  readonly id: string
  readonly email: string
  readonly password: string
  readonly post: Poster
  readonly now: () => number
  readonly randomBytes: RandomBytes
}

export type UssdAppHost = ReturnType<typeof createUssdAppHost>

/** usehover.com with one app: login, the app's webhook, and deliveries. */
export const createUssdAppHost = (deps: UssdAppDeps) => {
  const createdAt = new Date(deps.now()).toISOString()
  const sessions = new Map<string, number>()
  let name = 'Practice Shop'
  let webhook: { readonly url: string; readonly secret: string } | null = null

  const setWebhook = (url: string | null, secret = webhook?.secret ?? hex(deps.randomBytes, 16)) => {
    webhook = url === null ? null : { url, secret }
    return webhook
  }

  const view = () => ({
    data: {
      id: deps.id,
      type: 'app',
      attributes: {
        id: Number(deps.id),
        icon: 'noimg.svg',
        name,
        package_name: 'com.example.practiceshop',
        webhook_url: webhook?.url ?? null,
        webhook_secret: webhook?.secret ?? null,
        organization_id: 62,
        created_at: createdAt,
        updated_at: createdAt,
        archived_at: null,
        transactions_count: 0,
        is_tester: false,
        apk_url: null,
      },
      relationships: { organization: { data: { id: '62', type: 'organization' } } },
    },
  })

  const login = ({ body }: Exchange): Answer => {
    const login = loginSchema.safeParse(jsonOf(body)).data
    if (login?.email !== deps.email || login.password !== deps.password) return invalidLogin
    const token = hex(deps.randomBytes, 32)
    sessions.set(token, deps.now() + sessionMs)
    return { status: 200, json: { auth_token: token } }
  }

  const withApp =
    (handler: (exchange: Exchange) => Answer) =>
    (exchange: Exchange): Answer => {
      // The token stands alone in the header: usehover.com knows no `Bearer`.
      const isKnown = (sessions.get(exchange.headers.authorization ?? '') ?? 0) > deps.now()
      if (!isKnown) return { status: 401, json: { error: 'Not Authorized' } }
      return exchange.params.id === deps.id ? handler(exchange) : notFound
    }

  const change = ({ body }: Exchange): Answer => {
    const asked = changeSchema.safeParse(jsonOf(body))
    if (!asked.success) return { status: 422, json: { error: 'The app is not valid.' } }
    const { app } = asked.data
    name = app.name ?? name
    const url = app.webhook_url === undefined ? (webhook?.url ?? null) : app.webhook_url
    setWebhook(url, app.webhook_secret)
    return { status: 200, json: view() }
  }

  return {
    setWebhook,
    secret: (): string => webhook?.secret ?? '',
    /** One snapshot to the app's webhook. */
    prepare(payload: unknown): SendMade {
      const body = Buffer.from(JSON.stringify(payload))
      return async () => {
        if (webhook === null) return [{ kind: 'nobody-listens' }]
        return [await deps.post({ url: webhook.url, body, headers: { 'content-type': 'application/json' } })]
      }
    },
    routes: {
      'POST /api/authenticate': login,
      'GET /api/apps/:id': withApp(() => ({ status: 200, json: view() })),
      'PATCH /api/apps/:id': withApp(change),
    } satisfies Routes,
  }
}

/** The same with a secret that is not the app's. */
export function badlySigned(payload: object): object {
  return { ...payload, meta: { secret: 'of-somebody-else' } }
}

const invalidLogin: Answer = { status: 401, json: { error: { user_authentication: 'invalid credentials' } } }
