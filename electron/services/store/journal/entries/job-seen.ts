import { z } from 'zod'

const seenModelSchema = z.object({ id: z.string(), state: z.string().nullable(), failureReason: z.string().nullable() })
/** Times in milliseconds since 1970; texts of Hover's are masked. Its shape is core's SeenJob. */
const seenJobSchema = z.object({
  id: z.string(),
  state: z.string(),
  externalId: z.string().nullable(),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  failureReason: z.string().nullable(),
  models: z.array(seenModelSchema).nullable(),
})

/** Hover answered this when the app asked for a job. `baseline`: the first look, which tells nobody of what was before. */
export const jobSeenSchema = z.object({
  kind: z.literal('job-seen'),
  sourceId: z.string(),
  sourceName: z.string(),
  reason: z.enum(['baseline', 'catch-up', 'suspect', 'failure']),
  askedAt: z.number(),
  job: seenJobSchema,
})
