import { z } from 'zod'
import { sourceKinds } from '../../../../contract/transactions/transaction.ts'

/** See core's Series. */
const seriesShape = { sourceId: z.string(), action: z.string().nullable(), operator: z.string().nullable() }
/** `last`: how it was heard of then, which tells whether anything came since; see core's LastHeard. */
const unusualShape = {
  ...seriesShape,
  sourceName: z.string(),
  product: z.enum(sourceKinds),
  last: z.object({ hour: z.number().nullable(), events: z.int() }),
}

/** What the watch over normal traffic found, and what of it is over. */
export const unusualActSchemas = [
  /** Nothing is heard where there is normally traffic. Times in milliseconds since 1970. `expected`: how many would be normal. */
  z.object({ kind: z.literal('silence-found'), ...unusualShape, since: z.number(), expected: z.number() }),
  /** More fail than is normal: of so many that were decided since then, where so many failures would be normal. */
  z.object({
    kind: z.literal('drift-found'),
    ...unusualShape,
    ...{ since: z.number(), decided: z.int(), failed: z.int(), expected: z.number() },
  }),
  /** What was found so is over; `isNormal` false: nothing says any more what is normal, and nobody is told. */
  z.object({
    kind: z.literal('unusual-over'),
    ...{ topic: z.enum(['silence', 'drift']), ...seriesShape, isNormal: z.boolean() },
  }),
] as const
