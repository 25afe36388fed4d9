import { z } from 'zod'

/** What a destination hears of: deliveries as they come, changes of a status, or both. */
const takings = ['everything', 'status-changes', 'deliveries'] as const

const shared = {
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1, 'Give the destination a name.').max(60),
  /** Whether it hears of what the practice Hover plays too. */
  practice: z.boolean().default(false),
}

const chosen = {
  takes: z.enum(takings).default('everything'),
  /** With the body of each delivery as it is stored; otherwise everything is masked as the list is. */
  isTrusted: z.boolean().default(false),
}

const overHttp = {
  ...shared,
  kind: z.literal('http'),
  /** During a rotation: until when the key before signs too. */
  previousKeyUntil: z.iso.datetime().nullable().default(null),
}

export const streamName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'The name of a stream has letters, digits, - and _, and at most 40 of them.')

/** The names of streams that are made where none is asked for. Whoever may read events may not read copies. */
const usualStream = 'HOVER'
export const usualCopyStream = 'HOVER_COPY'

const overNats = {
  ...shared,
  kind: z.literal('nats'),
  /** Certificates in PEM of whoever vouches for the server; null: those that this computer trusts. */
  ca: z.string().max(100_000).nullable().default(null),
}

const schemaName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,40}$/, 'The name of a schema has small letters, digits and _, and begins with no digit.')
  .refine(
    name => !/^pg_|^information_schema$/.test(name),
    'That schema is one of PostgreSQL itself. Choose another name.',
  )

/** What a destination can be; each kind has an adapter of its own. */
export const destinationForms = {
  /** CloudEvents 1.0 in JSON over HTTP. */
  httpCloudEvents: z.object({ ...overHttp, form: z.literal('cloudevents'), ...chosen }),
  /** The bytes and signed headers as they are stored, which cannot be masked. */
  httpRaw: z.object({ ...overHttp, form: z.literal('raw') }),
  /** CloudEvents 1.0 in JSON, into a stream of NATS JetStream. */
  natsCloudEvents: z.object({
    ...{ ...overNats, form: z.literal('cloudevents'), stream: streamName.default(usualStream) },
    ...chosen,
  }),
  /** Everything that another engine needs to come to the same state, whole: so it has to be trusted. */
  natsCopy: z.object({
    ...{ ...overNats, form: z.literal('copy'), stream: streamName.default(usualCopyStream) },
    isTrusted: z.literal(true, 'A copy holds everything as it is stored. Say that the destination is trusted.'),
    /** With what was there before it was added. */
    fromStart: z.boolean().default(false),
  }),
  /** Tables in a schema of a PostgreSQL database: how it is now, for reports. */
  postgresTables: z.object({
    ...{ ...shared, kind: z.literal('postgres'), form: z.literal('tables') },
    schema: schemaName.default('hover_tray'),
    isTrusted: chosen.isTrusted,
  }),
} as const

const { httpCloudEvents, httpRaw, natsCloudEvents, natsCopy, postgresTables } = destinationForms

/** Before there were several kinds, every destination was one over HTTP. */
export function ofEarlierKind(written: unknown): unknown {
  const isEarlier = typeof written === 'object' && written !== null && !('kind' in written)
  return isEarlier ? { ...written, kind: 'http' } : written
}

/** A system of one's own that every event is sent on to. Its address and key are secrets and not here. */
export const destinationSchema = z.preprocess(
  ofEarlierKind,
  z.discriminatedUnion('kind', [
    z.discriminatedUnion('form', [httpCloudEvents, httpRaw]),
    z.discriminatedUnion('form', [natsCloudEvents, natsCopy]),
    postgresTables,
  ]),
)
export type Destination = z.output<typeof destinationSchema>
export type HttpDestination = Extract<Destination, { readonly kind: 'http' }>
export type NatsDestination = Extract<Destination, { readonly kind: 'nats' }>
export type PostgresDestination = Extract<Destination, { readonly kind: 'postgres' }>

export const mostDestinations = 20

/** The part of it that decides what is put into the outbox. Journaled, so that a rebuild does the same again. */
export const outboxDestinationSchema = z.object({
  id: z.string(),
  /** `copies`: whole entries of the journal, and not what they did. */
  takes: z.enum([...takings, 'copies']),
  practice: z.boolean(),
  fromStart: z.literal(true).exactOptional(),
})
export type OutboxDestination = z.output<typeof outboxDestinationSchema>

export function outboxDestinationOf(destination: Destination): OutboxDestination {
  const { id, practice } = destination
  const fromStart = destination.form === 'copy' && destination.fromStart
  return { id, takes: takingOf(destination), practice, ...(fromStart && { fromStart }) }
}

/** What it hears of, chosen or by its form. */
export function takingOf(destination: Destination): OutboxDestination['takes'] {
  switch (destination.form) {
    case 'cloudevents':
      return destination.takes
    case 'raw':
      return 'deliveries'
    case 'tables':
      return 'everything'
    case 'copy':
      return 'copies'
  }
}

/** Whether anything leaves for it that is not masked. */
export function isTrusted(destination: Destination): boolean {
  return destination.form === 'raw' || destination.isTrusted
}
