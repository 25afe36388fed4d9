import { z } from 'zod'
import { goneStormsSchema } from './storm-step.ts'

/** What was done with the data itself. */
export const upkeepActSchemas = [
  /** Everything of this source is taken out of the state; its entries stay in the journal. */
  z.object({ kind: z.literal('source-forgotten'), sourceId: z.string() }),
  /** Somebody took data out of the app as it is stored. `query`: which, in the words of the query bar. */
  z.object({ kind: z.literal('exported'), format: z.string(), query: z.string() }),
  /** What stands at so many positions before it came from a backup or an export: nobody is told of it any more. */
  z.object({ kind: z.literal('restored'), entries: z.int() }),
  /**
   * The entries behind it, one for each id, were copied from another engine, where they have these names: they are not taken
   * again, and nobody is told of them here.
   */
  z.object({
    ...{ kind: z.literal('copied'), ids: z.array(z.string()) },
    /** With them, everything up to this position of a stream is here. */
    from: z.object({ stream: z.string(), through: z.int() }),
  }),
  /** Of old deliveries only that is left what a rebuild needs. */
  z.object({ kind: z.literal('trimmed'), transactions: z.int(), deliveries: z.int() }),
  /**
   * These transactions are gone, from the journal too. `keys`: positions of what was first heard of them; `horizon` and
   * `days`: where the sums by the hour began, and the days on which it will depend, which follow from all that was heard, gone
   * or not; `storms`: what the watch on storms heard of them, for the sake of those that were told with them.
   */
  z.object({
    kind: z.literal('pruned'),
    keys: z.array(z.int()),
    deliveries: z.int(),
    horizon: z.int().default(0),
    days: z.array(z.int()).exactOptional(),
    storms: goneStormsSchema.exactOptional(),
  }),
  /**
   * Everything of one customer is gone. The hash proves to whoever knows the number that it was this one; `version`: how it
   * was made, absent of earlier versions. `storms`: as of what is pruned, without a name of whose it was.
   */
  z.object({
    kind: z.literal('erased'),
    keys: z.array(z.int()),
    quarantined: z.array(z.int()),
    deliveries: z.int(),
    acts: z.int(),
    salt: z.string(),
    hash: z.string(),
    version: z.int().exactOptional(),
    storms: goneStormsSchema.exactOptional(),
  }),
  /**
   * A damaged database was mended. `lost`: at most so many entries of the journal could not be read any more; `setAside`:
   * the name that the damaged file has now, null when only the end of the journal was gone.
   */
  z.object({
    kind: z.literal('mended'),
    what: z.enum(['journal', 'state']),
    lost: z.int(),
    setAside: z.string().nullable(),
  }),
] as const
