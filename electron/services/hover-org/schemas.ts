import { z } from 'zod'
import { shownError } from '../../core/masking/shown-error.ts'
import { shownReason } from '../../core/masking/shown-reason.ts'

/** The code goes into a path: nothing that could leave its segment may pass. Hover's are UUIDs in either case. */
export const codePattern = /^[A-Za-z0-9-]{1,128}$/

const idSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^[0-9]{1,15}$/)
    .transform(Number),
])

/** A secret that is listed with stars instead of its characters must not take the place of the one that signs. */
const secretSchema = z.string().regex(/^[^\s*•…]+$/)

export const webhookSchema = z
  .object({
    id: idSchema,
    url: z.string(),
    verified_at: z.string().nullish(),
    // Were a row of ours left out for one of these, it would be registered anew, until Hover refuses the third.
    created_at: z.string().nullish().catch(null),
    hmac_secret: secretSchema.nullish().catch(null),
    last_error: z.unknown().optional(),
  })
  .transform(row => ({
    id: row.id,
    url: row.url,
    createdAt: row.created_at ?? null,
    verifiedAt: row.verified_at ?? null,
    hmacSecret: row.hmac_secret ?? null,
    lastError: shownError(row.last_error),
  }))

/** A webhook as Hover tells it. The secret is in every row of the list, so a lost one can be read back. */
export type Webhook = z.output<typeof webhookSchema>

/** Hover's pages show the object itself; some clients also look for it one level down. */
export const registeredSchema = z.union([
  webhookSchema,
  z.object({ webhook: webhookSchema }).transform(body => body.webhook),
])

/** The two ways in which Hover's lists tell of further pages: how many there are, or the number of the next. */
export const pageSchema = z.object({
  pagination: z
    .object({
      total_pages: idSchema.nullish(),
      next_page: idSchema.nullish(),
      total: idSchema.nullish().catch(null),
    })
    .nullish(),
  results: z.array(z.unknown()),
})

export const resentSchema = z.object({ code: z.string().regex(codePattern) })

const modelSchema = z
  .object({ id: idSchema, state: z.string().nullish(), failure_reason: z.unknown().optional() })
  .transform(model => ({
    id: model.id,
    state: model.state ?? null,
    failureReason: shownReason(model.failure_reason),
  }))

export const jobSchema = z
  .object({
    id: idSchema,
    state: z.string().nullish(),
    /** What the third version of the API calls it. */
    reconstruction_state: z.string().nullish(),
    failure_reason: z.unknown().optional(),
    created_at: z.string().nullish(),
    external_identifier: z.union([z.string(), z.number().transform(String)]).nullish(),
    updated_at: z.string().nullish(),
    models: z.array(z.unknown()).nullish(),
  })
  .transform(job => ({
    id: job.id,
    state: job.state ?? job.reconstruction_state ?? null,
    failureReason: shownReason(job.failure_reason),
    createdAt: job.created_at ?? null,
    externalIdentifier: job.external_identifier ?? null,
    updatedAt: job.updated_at ?? null,
    // No list is something else than an empty one: Hover did not speak of models.
    models: job.models?.flatMap(model => modelSchema.safeParse(model).data ?? []) ?? null,
  }))

/** A job as it is now. Job and models have states of their own: a job completes although a model of it failed. */
export type Job = z.output<typeof jobSchema>

export const shownJobSchema = z.union([jobSchema, z.object({ job: jobSchema }).transform(body => body.job)])
