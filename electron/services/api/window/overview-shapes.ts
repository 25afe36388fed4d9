import { z } from 'zod'
import { apartKeys, type Overview } from '../../../contract/transactions/overview.ts'

const count = z.int().min(0)
const share = z.number().nullable()
const name = z.string().nullable()

const timed = {
  counts: z.object({ pending: count, succeeded: count, failed: count, cancelled: count, unknown: count }),
  ...{ transactions: count, successRate: share, pendingShare: share, medianMs: z.number().nullable() },
}
const timedShape = z.object(timed)
const namedShape = z.object({ ...timed, name })
const lineShape = { total: timedShape, points: z.array(timedShape) }

export const overviewShape = z.object({
  ...{ from: z.string(), to: z.string(), step: z.enum(['hour', 'day', 'week', 'month']) },
  points: z.array(z.object({ ...timed, at: z.string() })),
  total: timedShape,
  ...{ actions: z.array(namedShape), operators: z.array(namedShape), countries: z.array(namedShape) },
  categories: z.array(namedShape).nullable(),
  apart: z
    .object({
      by: z.enum(apartKeys),
      lines: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('named'), name, ...lineShape }),
          z.object({ kind: z.literal('others'), names: count, ...lineShape }),
        ]),
      ),
    })
    .nullable(),
}) satisfies z.ZodType<Overview>
