import { withoutControls } from '../ussd/conversation.ts'
import { type HoverEvent, statusOf } from './hover-event.ts'

export interface SeenModel {
  readonly id: string
  readonly state: string | null
  /** Masked. */
  readonly failureReason: string | null
}

/** A job as Hover's API showed it when the app asked. Times in milliseconds since 1970, null when Hover sent none. */
export interface SeenJob {
  readonly id: string
  readonly state: string
  readonly externalId: string | null
  readonly createdAt: number | null
  readonly updatedAt: number | null
  /** Masked. */
  readonly failureReason: string | null
  /** Null when the answer did not speak of models: that is another thing than to have none. */
  readonly models: readonly SeenModel[] | null
}

/** What an answer of Hover's says beyond an event. `askedAt`: an event received later is newer than the answer. */
export interface Seen {
  readonly askedAt: number
  /** It was there before the app first looked. */
  readonly isBaseline: boolean
  readonly createdAt: number | null
  readonly updatedAt: number | null
  readonly failureReason: string | null
  readonly models: readonly SeenModel[] | null
}

/** What an answer of Hover's says about the job itself, in the shape of an event. */
export function jobSnapshot(job: SeenJob, askedAt: number, isBaseline = false): HoverEvent {
  const { id, state, externalId, createdAt, updatedAt, failureReason, models } = job
  return {
    ...heard('job', job, state),
    ...{ providerId: id, title: `Job ${id}`, externalId },
    facts: withoutNulls({ job_id: id, state, job_external_identifier: externalId, updated_at: isoOf(updatedAt) }),
    seen: { askedAt, isBaseline, createdAt, updatedAt, failureReason, models },
  }
}

/** What it says about one of the job's models; null when it does not speak of that one, or of its state. */
export function modelSnapshot(job: SeenJob, modelId: string, askedAt: number): HoverEvent | null {
  const model = job.models?.find(({ id }) => id === modelId)
  if (model === undefined || model.state === null) return null
  return {
    ...heard('model', job, model.state),
    ...{ providerId: model.id, title: `Model ${model.id} of job ${job.id}`, externalId: null },
    facts: { job_id: job.id, model_id: model.id, state: model.state },
    seen: {
      askedAt,
      isBaseline: false,
      createdAt: null,
      updatedAt: null,
      failureReason: model.failureReason,
      models: null,
    },
  }
}

function heard(kind: 'job' | 'model', { id }: SeenJob, state: string) {
  const status = statusOf(kind, state)
  return { product: 'hover-org', event: 'job-seen', kind, status, providerStatus: state, jobId: id } as const
}

function withoutNulls(facts: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  const known = Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return Object.fromEntries(known)
}

function isoOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

/** On one line, and short enough for a list. */
export function shortReason(text: string): string {
  const line = withoutControls(text).replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79).toWellFormed()}…`
}
