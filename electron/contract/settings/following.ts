import { z } from 'zod'
import { streamName, usualCopyStream } from './destinations.ts'

/** Another engine that this one follows: what that one copies into a stream is taken in here. The address is a secret. */
export const followingSchema = z.object({
  stream: streamName.default(usualCopyStream),
  /** By this the server knows how far this engine is; each that follows has one of its own. */
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,40}$/,
      'The name of an engine that follows has letters, digits, - and _, at most 40 of them.',
    ),
  /** Certificates in PEM of whoever vouches for the server; null: those that this computer trusts. */
  ca: z.string().max(100_000).nullable().default(null),
})
export type Following = z.output<typeof followingSchema>
