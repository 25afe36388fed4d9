import { z } from 'zod'
import { blindCauses } from '../../../../contract/notices/blind-window.ts'
import { sourceKinds } from '../../../../contract/transactions/transaction.ts'

/** Times in which nothing could arrive. */
export const blindActSchemas = [
  /** Nothing can arrive from here on. Written once it has lasted for some seconds; `from` is when it began. */
  z.object({
    kind: z.literal('blind-began'),
    windowId: z.string(),
    sourceId: z.string(),
    product: z.enum(sourceKinds),
    cause: z.enum(blindCauses),
    from: z.number(),
  }),
  z.object({ kind: z.literal('blind-ended'), windowId: z.string(), until: z.number() }),
  /** Hover was asked for all jobs after these windows. */
  z.object({ kind: z.literal('blind-recovered'), windowIds: z.array(z.string()) }),
] as const
