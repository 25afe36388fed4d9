import { z } from 'zod'

/** What a destination hears of: deliveries as they come, changes of a status, or both. */
const takings = ['everything', 'status-changes', 'deliveries'] as const

const shared = {
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1, 'Give the destination a name.').max(60),
  /** Whether it hears of what the practice Hover plays too. */
  practice: z.boolean().default(false),
  /** During a rotation: until when the key before signs too. */
  previousKeyUntil: z.iso.datetime().nullable().default(null),
}

/**
 * A system of one's own that every event is sent on to. Its address and key are secrets and not here.
 * `cloudevents`: CloudEvents 1.0 in JSON, masked unless it is trusted. `raw`: the bytes and signed headers as they are
 * stored, which cannot be masked.
 */
export const destinationSchema = z.discriminatedUnion('form', [
  z.object({
    ...shared,
    form: z.literal('cloudevents'),
    takes: z.enum(takings).default('everything'),
    isTrusted: z.boolean().default(false),
  }),
  z.object({ ...shared, form: z.literal('raw') }),
])
export type Destination = z.output<typeof destinationSchema>

export const mostDestinations = 20

/** The part of it that decides what is put into the outbox. Journaled, so that a rebuild does the same again. */
export const outboxDestinationSchema = z.object({ id: z.string(), takes: z.enum(takings), practice: z.boolean() })
export type OutboxDestination = z.output<typeof outboxDestinationSchema>

export function outboxDestinationOf(destination: Destination): OutboxDestination {
  const takes = destination.form === 'raw' ? 'deliveries' : destination.takes
  return { id: destination.id, takes, practice: destination.practice }
}
