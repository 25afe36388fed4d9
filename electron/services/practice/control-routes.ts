import { z } from 'zod'
import { type Answer, type Exchange, type Handler, jsonOf, type Routes } from './http-kit.ts'
import type { Delivery } from './post.ts'
import type { Story } from './story.ts'
import { notFound } from './webhooks.ts'

export interface ControlDeps {
  readonly stories: readonly Story[]
  /** Begins to play in the background; false when there is no such story. */
  readonly begin: (name: string) => boolean
  readonly deliver: (overrides: Readonly<Record<string, unknown>>) => Promise<Delivery>
}

const playSchema = z.object({ story: z.string() })
const overridesSchema = z.record(z.string(), z.unknown())

/** What scripts and the command line use to make things happen. Not part of Hover. */
export const createControlRoutes = ({ stories, begin, deliver }: ControlDeps): Routes => ({
  'GET /practice/stories': local(() => ({
    status: 200,
    json: { stories: stories.map(({ name, title, kind }) => ({ name, title, kind })) },
  })),
  'POST /practice/play': local(({ body }) => {
    const asked = playSchema.safeParse(jsonOf(body))
    if (!asked.success) return { status: 400, json: { error: 'Send {"story": "a name"} or {"story": "all"}.' } }
    return begin(asked.data.story) ? { status: 202, json: { playing: asked.data.story } } : notFound
  }),
  'POST /practice/deliver': local(async ({ body }) => {
    const overrides = overridesSchema.safeParse(body.byteLength === 0 ? {} : jsonOf(body))
    if (!overrides.success)
      return { status: 400, json: { error: 'Send an object: the parts of the payload to change.' } }
    return { status: 200, json: { delivery: await deliver(overrides.data) } }
  }),
})

/** A web page in a browser on this machine must not be able to play: browsers say where a request comes from. */
const local =
  (handler: Handler) =>
  (exchange: Exchange): Answer | Promise<Answer> =>
    exchange.headers.origin === undefined ? handler(exchange) : { status: 403, json: { error: 'Not for web pages.' } }
