import { z } from 'zod'
import { blindCauses } from '../../../../contract/notices/blind-window.ts'
import { outboxDestinationSchema } from '../../../../contract/settings/destinations.ts'
import { noticeRulesSchema } from '../../../../contract/settings/notice-rules.ts'
import { notificationSettingsSchema } from '../../../../contract/settings/settings.ts'
import { type Proof, type SourceKind, sourceKinds, verdicts } from '../../../../contract/transactions/transaction.ts'
import { rulesOf } from '../../../../core/rules/default-rules.ts'
import { jobSeenSchema } from './job-seen.ts'
import { goneStormsSchema } from './storm-step.ts'
import { unusualActSchemas } from './unusual-acts.ts'

/** An accepted delivery as the journal keeps it. */
export interface DeliveryEntry {
  readonly kind: 'delivery'
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  readonly sourceId: string
  readonly sourceName: string
  readonly product: SourceKind
  readonly provenBy: Proof
  /**
   * hover-org: the bytes as they came, with the headers that were signed, so that the proof can be repeated.
   * ussd-app: the JSON text of `data`, redacted; the delivery as it came held a secret and is not kept.
   */
  readonly body: Uint8Array
  /** JSON text of the signed headers and path; null where nothing was signed. */
  readonly signed: string | null
  /** SHA-256 of the bytes as they came. */
  readonly digest: Uint8Array
}

/** `own`: left out where the switches say it all. `sources`: what rules call them, as far as any rule names one. */
const projectionRulesShape = {
  notifications: notificationSettingsSchema,
  own: z
    .object({ rules: noticeRulesSchema, sources: z.array(z.object({ id: z.string(), name: z.string() })) })
    .exactOptional(),
}

/** An entry of the journal, and which of its events: 0 the delivery, 1 the status change, from 2 on those of further models. */
const eventPlaceSchema = z.tuple([z.int(), z.int().min(0)])
export type EventPlace = z.output<typeof eventPlaceSchema>

/** Who decided, where it came through the API; left out for whoever sits at this computer. */
const actorSchema = z.string().max(120).exactOptional()

/** What people and the app itself did that a rebuild of the state must not lose. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notice-shown'), noticeId: z.string(), where: z.enum(['desktop', 'terminal']) }),
  z.object({ kind: z.literal('notice-clicked'), noticeId: z.string() }),
  /** The desktop has no way to show it; it stays in the list of the window. */
  z.object({ kind: z.literal('notice-failed'), noticeId: z.string() }),
  /** The notice of a storm was shown again in its place, and stood for so many failures. */
  z.object({ kind: z.literal('notice-grown'), noticeId: z.string(), failures: z.int() }),
  /** Steps of the ladder were taken, because nobody had acknowledged it. */
  z.object({
    kind: z.literal('notice-escalated'),
    noticeId: z.string(),
    steps: z.array(z.union([z.enum(['banner', 'sticky', 'sound']), z.templateLiteral(['outgoing:', z.string()])])),
  }),
  /** A person has seen to it, and to what was told with it. */
  z.object({ kind: z.literal('notice-acknowledged'), noticeId: z.string(), by: actorSchema }),
  /** Storms that were to end by now have ended: a rebuild ends them at the same time. */
  z.object({ kind: z.literal('storm-closed') }),
  ...unusualActSchemas,
  /** It has been pending for longer than it should. Once for each transaction; a verdict clears it. */
  z.object({ kind: z.literal('stuck-found'), transactionId: z.string(), reason: z.enum(['sms-window', 'learned']) }),
  /**
   * A person's verdict; later deliveries never overwrite it. `isContradicted`: of one that came with an export, where what
   * Hover said since against it stands before it.
   */
  z.object({
    ...{ kind: z.literal('resolved'), transactionId: z.string(), verdict: z.enum(verdicts), note: z.string() },
    ...{ isContradicted: z.literal(true).exactOptional(), by: actorSchema },
  }),
  z.object({ kind: z.literal('reopened'), transactionId: z.string(), by: actorSchema }),
  /** Somebody looked at what is masked. */
  z.object({ kind: z.literal('revealed'), transactionId: z.string() }),
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
   * These transactions are gone, from the journal too. `keys`: positions of what was first heard of them; `horizon`: where
   * the sums by the hour began, which the newest delivery decides, and that may be among those that are gone; `storms`: what
   * the watch on storms heard of them, for the sake of those that were told with them.
   */
  z.object({
    kind: z.literal('pruned'),
    keys: z.array(z.int()),
    deliveries: z.int(),
    horizon: z.int().default(0),
    storms: goneStormsSchema.exactOptional(),
  }),
  /**
   * Everything of one customer is gone. The hash proves to whoever knows the number that it was this one. `storms`: as of
   * what is pruned, without a name of whose it was.
   */
  z.object({
    kind: z.literal('erased'),
    keys: z.array(z.int()),
    quarantined: z.array(z.int()),
    deliveries: z.int(),
    acts: z.int(),
    salt: z.string(),
    hash: z.string(),
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
  jobSeenSchema,
  /** What is left of an answer about a job that is gone: the window that it was found after goes on counting it. */
  z.object({ kind: z.literal('job-gone'), sourceId: z.string(), changedAt: z.number() }),
  /** All jobs of this organization were looked at once: what is found from now on is news. */
  z.object({ kind: z.literal('jobs-baseline'), sourceId: z.string() }),
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
  /** From here on these rules decide what is told; a rebuild follows them entry by entry. */
  z.object({ kind: z.literal('rules-set'), ...projectionRulesShape }),
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
])
export type Act = z.output<typeof actSchema>

export interface ActEntry {
  readonly kind: 'act'
  readonly at: number
  readonly act: Act
}

export type Entry = DeliveryEntry | ActEntry

const projectionRulesSchema = z.object(projectionRulesShape)
/** What the projector needs to know to decide notices. Journaled when it changes. */
export type ProjectionRules = z.output<typeof projectionRulesSchema>

/** What holds before any were set. */
export const firstRules: ProjectionRules = { notifications: notificationSettingsSchema.parse({}) }

/** The rules of an act, or of a row that holds them. Throws for what is neither. */
export function readProjectionRules(input: unknown): ProjectionRules {
  return projectionRulesSchema.parse(input)
}

/** All that decides, in one form. */
export function rulesInForce({ notifications, own }: ProjectionRules): NonNullable<ProjectionRules['own']> {
  return own ?? { rules: rulesOf(notifications), sources: [] }
}
