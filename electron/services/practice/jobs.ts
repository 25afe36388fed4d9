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
  failure_reason: string | null
  readonly models: Map<number, Model>
}

interface Model {
  readonly state: string
  readonly failure_reason: string | null
}

export type Jobs = ReturnType<typeof createJobs>

/** The jobs of the practice organization: what a client reads back when it wants the truth. */
export const createJobs = (deps: JobsDeps) => {
  const jobs = new Map<number, Job>()
  const time = () => new Date(deps.now()).toISOString()
  /** Reasons are told of one job, and not in the list. */
  const row = ({ models, failure_reason: _, ...job }: Job) => ({
    ...job,
    models: [...models].map(([id, { state }]) => ({ id, state })),
  })
  const view = ({ models, ...job }: Job) => ({ ...job, models: [...models].map(([id, model]) => ({ id, ...model })) })

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
      jobs.set(id, {
        ...{ id, name, external_identifier: externalIdentifier, state: 'draft', created_at: at, updated_at: at },
        ...{ failure_reason: null, models: new Map() },
      })
    },
    stateOf: (id: number): string | null => jobs.get(id)?.state ?? null,
    all: () => [...jobs.values()].map(view),
    /** Changes a job without an event, as if the event had been lost. False: there is no such job. */
    setState(id: number, state: string, failureReason: string | null = null): boolean {
      const job = jobs.get(id)
      if (job === undefined) return false
      job.state = state
      job.failure_reason = failureReason
      job.updated_at = time()
      return true
    },
    setModelState(id: number, modelId: number, state: string, failureReason: string | null = null): void {
      const job = jobs.get(id)
      job?.models.set(modelId, { state, failure_reason: failureReason })
      if (job !== undefined) job.updated_at = time()
    },
    routes: {
      'GET /api/v2/jobs': authorized(({ query }) => ({ status: 200, json: page([...jobs.values()].map(row), query) })),
      'GET /api/v2/jobs/:id': authorized(show),
    } satisfies Routes,
  }
}
