import { type Answer, type Exchange, type Handler, page, type Routes } from './http-kit.ts'
import { notFound, unauthorized } from './webhooks.ts'

export interface JobsDeps {
  readonly isAuthorized: (header: string | undefined) => boolean
  readonly now: () => number
}

interface Job {
  readonly id: number
  readonly name: string
  readonly external_identifier: string | null
  state: string
  readonly created_at: string
  updated_at: string
  readonly models: Map<number, string>
}

export type Jobs = ReturnType<typeof createJobs>

/** The jobs of the practice organization: what a client reads back when it wants the truth. */
export const createJobs = (deps: JobsDeps) => {
  const jobs = new Map<number, Job>()
  const time = () => new Date(deps.now()).toISOString()
  const view = ({ models, ...job }: Job) => ({ ...job, models: [...models].map(([id, state]) => ({ id, state })) })

  const authorized =
    (handler: Handler): Handler =>
    exchange =>
      deps.isAuthorized(exchange.headers.authorization) ? handler(exchange) : unauthorized

  const show = ({ params }: Exchange): Answer => {
    const job = jobs.get(Number(params.id))
    return job === undefined ? notFound : { status: 200, json: view(job) }
  }

  return {
    create(id: number, name: string, externalIdentifier: string | null): void {
      const at = time()
      const job = { id, name, external_identifier: externalIdentifier, state: 'draft', created_at: at, updated_at: at }
      jobs.set(id, { ...job, models: new Map() })
    },
    setState(id: number, state: string): void {
      const job = jobs.get(id)
      if (job === undefined) return
      job.state = state
      job.updated_at = time()
    },
    setModelState(id: number, modelId: number, state: string): void {
      jobs.get(id)?.models.set(modelId, state)
    },
    routes: {
      'GET /api/v2/jobs': authorized(({ query }) => ({ status: 200, json: page([...jobs.values()].map(view), query) })),
      'GET /api/v2/jobs/:id': authorized(show),
    } satisfies Routes,
  }
}
