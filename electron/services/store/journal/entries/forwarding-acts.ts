import { z } from 'zod'
import { outboxDestinationSchema } from '../../../../contract/settings/destinations.ts'

/** An entry of the journal, and which of its events: 0 the delivery, 1 the status change, from 2 on those of further models. */
const eventPlaceSchema = z.tuple([z.int(), z.int().min(0)])
export type EventPlace = z.output<typeof eventPlaceSchema>

/** How far what goes to other programs is. */
export const forwardingActSchemas = [
  /** From here on these destinations hear of what is received. What waits for one that is gone is forgotten. */
  z.object({ kind: z.literal('destinations-set'), destinations: z.array(outboxDestinationSchema) }),
  /**
   * The cursor of a destination: it has taken everything up to the position `through` of its queue, and these events
   * behind it, each by its entry and part. A rebuild follows it, so nothing is sent again.
   */
  z.object({
    kind: z.literal('forwarded'),
    destinationId: z.string(),
    through: z.int(),
    finished: z.array(eventPlaceSchema),
  }),
  /** A destination refused this event again and again while it took others. */
  z.object({
    kind: z.literal('dead-lettered'),
    destinationId: z.string(),
    event: eventPlaceSchema,
    reason: z.string(),
  }),
  /** A person wants the dead letters of a destination sent after all: they stand behind everything that waits. */
  z.object({ kind: z.literal('dead-letters-released'), destinationId: z.string() }),
] as const
