import type { SeenJob } from '../../core/hover-org/seen-job.ts'
import { asInstant } from '../../core/instant.ts'
import type { Job } from '../hover-org/schemas.ts'

/** A job of Hover's API as it is kept; null when the answer does not say how it is. */
export function seenJobOf(job: Job): SeenJob | null {
  const { id, state, externalIdentifier, failureReason, models } = job
  if (state === null) return null
  return {
    ...{ id: String(id), state, failureReason },
    // Hover writes an empty text where there is none.
    externalId: externalIdentifier === '' ? null : externalIdentifier,
    createdAt: asInstant(job.createdAt),
    updatedAt: asInstant(job.updatedAt),
    models: models === null ? null : models.map(model => ({ ...model, id: String(model.id) })),
  }
}
