import { z } from 'zod'
import type { SendMade } from './fault-line.ts'
import { type Answer, type Exchange, type Handler, jsonOf, page, type Routes } from './http-kit.ts'
import { type RandomBytes, uuid } from './ids.ts'
import type { Delivery, Poster } from './post.ts'
import { type Faulty, rightly, signedEvent } from './signed-event.ts'

/** What Hover's pages leave open or what differs from day to day. Tests change it. */
type WebhookHabits = {
  /** Hover's POST with the code may come before its answer to the registration. */
  code: 'after-answer' | 'before-answer' | 'never'
  /** Undocumented: whether the verification POST is signed. */
  signsCodes: boolean
  /** Hover's pages disagree whether the answer to a resend holds the code. */
  resendAnswersCode: boolean
  /** The sign-in lost its rights: every call that needs it is answered 403. */
  forbids: boolean
  /** Lists answer their first page whatever page is asked for. */
  ignoresPage: boolean
  /** Events are made and lost on their way. */
  dropsEvents: boolean
}

interface Row {
  readonly id: number
  readonly url: string
  readonly created_at: string
  readonly hmac_secret: string
  verified_at: string | null
  last_error: string | null
  /** The codes that still work. Whether a resend ends the older ones is undocumented: here it does not. */
  readonly codes: Set<string>
}

export interface WebhooksDeps {
  readonly ownerId: number
  readonly isAuthorized: (header: string | undefined) => boolean
  readonly post: Poster
  readonly now: () => number
  readonly randomBytes: RandomBytes
}

const registerSchema = z.object({ webhook: z.object({ url: z.url(), content_type: z.literal('json').optional() }) })
const maxPerUrl = 2

type HoverEventMade = Readonly<Record<string, unknown>>

export type Webhooks = ReturnType<typeof createWebhooks>

/** Hover's webhooks of one organization: the API v2 for them, and the signed deliveries. */
export const createWebhooks = (deps: WebhooksDeps) => {
  const habits: WebhookHabits = {
    code: 'after-answer',
    signsCodes: true,
    resendAnswersCode: false,
    forbids: false,
    ignoresPage: false,
    dropsEvents: false,
  }
  const rows = new Map<number, Row>()
  let lastId = 40_000 + deps.randomBytes(2).readUInt16BE()

  const time = () => new Date(deps.now()).toISOString()
  const view = ({ codes: _, ...row }: Row) => ({
    ...row,
    owner_type: 'Org',
    owner_id: deps.ownerId,
    updated_at: row.verified_at ?? row.created_at,
    content_type: 'json',
  })

  const prepare = (
    row: Row,
    event: object,
    { secret, at }: { readonly secret: string | null; readonly at: number },
  ) => {
    const made = signedEvent({ webhookId: row.id, secret, url: row.url, event, at })
    return async (): Promise<Delivery> => {
      const delivery = await deps.post(made)
      const isTaken = delivery.kind === 'answered' && delivery.status >= 200 && delivery.status < 300
      if (!isTaken) row.last_error = delivery.kind === 'answered' ? `HTTP ${delivery.status}` : delivery.kind
      return delivery
    }
  }

  const sendCode = (row: Row, code: string) =>
    prepare(
      row,
      { event: 'webhook-verification-code', webhook_id: row.id, code },
      { secret: habits.signsCodes ? row.hmac_secret : null, at: deps.now() },
    )()

  const register = async ({ body }: Exchange): Promise<Answer> => {
    const asked = registerSchema.safeParse(jsonOf(body))
    if (!asked.success) return { status: 422, json: { error: { webhook: 'is missing or has no valid url' } } }
    const { url } = asked.data.webhook
    if ([...rows.values()].filter(row => row.url === url).length >= maxPerUrl) {
      return { status: 422, json: { error: { url: 'has already been taken' } } }
    }
    lastId += 1
    const secret = deps.randomBytes(64).toString('base64')
    const code = uuid(deps.randomBytes)
    const row: Row = {
      id: lastId,
      url,
      created_at: time(),
      hmac_secret: secret,
      verified_at: null,
      last_error: null,
      codes: new Set([code]),
    }
    rows.set(row.id, row)
    const answer: Answer = { status: 201, json: view(row) }
    if (habits.code === 'before-answer') await sendCode(row, code)
    return habits.code === 'after-answer' ? { ...answer, afterwards: () => sendCode(row, code) } : answer
  }

  const verify = ({ params, headers }: Exchange): Answer => {
    // The older reference wants no token here; a token that is sent has to be good.
    if (headers.authorization !== undefined && !deps.isAuthorized(headers.authorization)) return unauthorized
    const row = [...rows.values()].find(({ codes }) => codes.has(params.code ?? ''))
    if (row === undefined) return notFound
    row.codes.clear()
    row.verified_at = time()
    return { status: 200 }
  }

  const resend = ({ params }: Exchange): Answer => {
    const row = rows.get(Number(params.id))
    if (row === undefined) return notFound
    const code = uuid(deps.randomBytes)
    row.codes.add(code)
    const event = { event: 'webhook-verification-code', webhook_id: row.id, code }
    if (habits.resendAnswersCode) return { status: 200, json: event }
    return habits.code === 'never' ? { status: 200 } : { status: 200, afterwards: () => sendCode(row, code) }
  }

  const authorized =
    (handler: Handler): Handler =>
    exchange => {
      if (!deps.isAuthorized(exchange.headers.authorization)) return unauthorized
      return habits.forbids ? forbidden : handler(exchange)
    }

  /** For every verified webhook: there is no choice of events. */
  const prepareEvent = (event: HoverEventMade, { isBadlySigned, shiftMs }: Faulty = rightly): SendMade => {
    const verified = [...rows.values()].filter(row => row.verified_at !== null && !habits.dropsEvents)
    const at = deps.now() + shiftMs
    const sends = verified.map(row => {
      const secret = isBadlySigned ? `not ${row.hmac_secret}` : row.hmac_secret
      return prepare(row, { event: event.event, webhook_id: row.id, ...event }, { secret, at })
    })
    return () => Promise.all(sends.map(send => send()))
  }

  return {
    habits,
    rows: () => [...rows.values()].map(view),
    /** Ends what a registration made, as another admin of the organization could. */
    forget: (id: number): boolean => rows.delete(id),
    /** Another admin of the organization gives it another address. */
    repoint(id: number, url: string): void {
      const row = rows.get(id)
      if (row !== undefined) rows.set(id, { ...row, url })
    },
    /** Hover asks again whether the address is ours, as if it had never been verified. */
    unverify(id: number): void {
      const row = rows.get(id)
      if (row !== undefined) row.verified_at = null
    },
    prepareEvent,
    deliverEvent: (event: HoverEventMade): Promise<readonly Delivery[]> => prepareEvent(event)(),
    routes: {
      'GET /api/v2/webhooks': authorized(({ query }) => ({
        status: 200,
        json: page([...rows.values()].map(view), habits.ignoresPage ? new URLSearchParams() : query),
      })),
      'POST /api/v2/webhooks': authorized(register),
      'PUT /api/v2/webhooks/:code/verify': verify,
      'POST /api/v2/webhooks/:id/request_verification': authorized(resend),
      'DELETE /api/v2/webhooks/:id': authorized(({ params }) =>
        rows.delete(Number(params.id)) ? { status: 204 } : notFound,
      ),
    } satisfies Routes,
  }
}

export const unauthorized: Answer = {
  status: 401,
  json: { error: 'The access token is missing, expired or was revoked.' },
}
const forbidden: Answer = { status: 403, json: { error: 'You are not allowed to do this.' } }
export const notFound: Answer = { status: 404, json: { error: 'Not found.' } }
