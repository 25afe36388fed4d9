import { z } from 'zod'
import { type Answer, type Exchange, type Handler, jsonOf, type Routes } from './http-kit.ts'
import type { Jobs } from './jobs.ts'
import type { Delivery } from './post.ts'
import type { Story } from './story.ts'
import { notFound, type Webhooks } from './webhooks.ts'

export interface ControlDeps {
  readonly stories: readonly Story[]
  /** Begins to play in the background; false when there is no such story. */
  readonly begin: (name: string) => boolean
  readonly deliver: (overrides: Readonly<Record<string, unknown>>) => Promise<Delivery>
  readonly jobs: Pick<Jobs, 'all' | 'setState'>
  readonly habits: Pick<Webhooks['habits'], 'dropsEvents'>
}

const playSchema = z.object({ story: z.string() })
const jobChangeSchema = z.object({ state: z.string().min(1), failureReason: z.string().nullable().default(null) })
const dropSchema = z.object({ on: z.boolean() })
const overridesSchema = z.record(z.string(), z.unknown())

/** What scripts and the command line use to make things happen. Not part of Hover. */
export const createControlRoutes = ({ stories, begin, deliver, jobs, habits }: ControlDeps): Routes => ({
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
  'GET /practice/jobs': local(() => ({ status: 200, json: { jobs: jobs.all() } })),
  /** The job changes and no event tells of it: only who asks Hover finds out. */
  'POST /practice/jobs/:id': local(({ params, body }) => {
    const asked = jobChangeSchema.safeParse(jsonOf(body))
    if (!asked.success) return { status: 400, json: { error: 'Send {"state": "failed", "failureReason": "a text"}.' } }
    const { state, failureReason } = asked.data
    return jobs.setState(Number(params.id), state, failureReason) ? { status: 200, json: { state } } : notFound
  }),
  /** From now on events of the organization are made and lost, or arrive again. */
  'POST /practice/drop-events': local(({ body }) => {
    const asked = dropSchema.safeParse(jsonOf(body))
    if (!asked.success) return { status: 400, json: { error: 'Send {"on": true} or {"on": false}.' } }
    habits.dropsEvents = asked.data.on
    return { status: 200, json: asked.data }
  }),
})

/** A web page in a browser on this machine must not be able to play: browsers say where a request comes from. */
export const local =
  (handler: Handler) =>
  (exchange: Exchange): Answer | Promise<Answer> =>
    exchange.headers.origin === undefined ? handler(exchange) : { status: 403, json: { error: 'Not for web pages.' } }
