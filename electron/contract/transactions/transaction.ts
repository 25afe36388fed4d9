import { z } from 'zod'
import { queryTextSchema, zoneSchema } from './query.ts'

/** The two companies called Hover: usehover.com (USSD apps) and hover.to (organizations with property jobs). */
export const sourceKinds = ['ussd-app', 'hover-org'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Our own words. The provider's word is kept beside it as `providerStatus`. */
export const statuses = ['pending', 'succeeded', 'failed', 'cancelled', 'unknown'] as const
export type Status = (typeof statuses)[number]
export const statusSchema = z.enum(statuses)

export const transactionKinds = [
  'ussd',
  'job',
  'model',
  'capture-request',
  'inspection',
  'change-request',
  'document',
  'order',
  'production-list',
  'image',
  'lead',
  'other',
] as const
export type TransactionKind = (typeof transactionKinds)[number]

/** Where a USSD action ran. Debug runs are real and cost real money; only test runs do not (facts: Hover's ussd.md). */
export type Environment = 'production' | 'debug' | 'test' | 'manual' | 'other'

/** What a support person should know about a transaction beside its status. */
export const flags = [
  'LATE',
  'REGRESSED',
  'CHANGED_VERDICT',
  'CLOCK',
  'APP_MISMATCH',
  'ID_MISMATCH',
  'UNUSUAL_SHAPE',
  'STUCK',
  'AMOUNT_MISMATCH',
  'CONFLICT',
  'MODEL_FAILED',
  'BASELINE',
] as const
export type Flag = (typeof flags)[number]

/**
 * What somebody has to look at: failed and unknown ones that nobody has resolved, every conflict, and whatever
 * carries one of these flags and is not resolved. What was over before the app first looked (`BASELINE`) waits for nobody.
 */
export const attentionFlags: readonly Flag[] = [
  'STUCK',
  'REGRESSED',
  'CHANGED_VERDICT',
  'APP_MISMATCH',
  'AMOUNT_MISMATCH',
  'CONFLICT',
  'MODEL_FAILED',
]

/** A row of the list. Times are ISO 8601 in UTC. */
export interface Transaction {
  /** `<sourceId>/<kind>/<providerId>`: the same after a rebuild of the state. */
  readonly id: string
  readonly sourceId: string
  readonly sourceKind: SourceKind
  readonly kind: TransactionKind
  readonly providerId: string
  readonly status: Status
  /** The provider's own word, null when it sent none. */
  readonly providerStatus: string | null
  /** When the app learnt of the present status. */
  readonly statusSince: string
  /** What it is: the action's name, or the kind and number of a job. */
  readonly title: string
  readonly operator: string | null
  readonly country: string | null
  readonly category: string | null
  /** The provider's text for the end user, masked. */
  readonly message: string | null
  readonly environment: Environment | null
  readonly startedAt: string
  /** `received` when the provider gave no time: then startedAt is when we first heard of it. */
  readonly startedAtFrom: 'provider' | 'received'
  /** The provider's time of the snapshot that decided the status. */
  readonly updatedAt: string | null
  readonly firstReceivedAt: string
  readonly lastReceivedAt: string
  readonly flags: readonly Flag[]
  /** What a person decided; Hover's own status stays beside it. */
  readonly resolution: Resolution | null
  /** Deliveries that said something new or stale; repeats are counted in `duplicates`. */
  readonly deliveries: number
  readonly duplicates: number
}

/**
 * A person's verdict. Later deliveries never overwrite it; when they disagree the flag CONFLICT says so. What Hover said
 * before is no conflict: whoever decided knew it.
 */
export const verdicts = ['succeeded', 'failed', 'cancelled'] as const
export type Verdict = (typeof verdicts)[number]
export interface Resolution {
  readonly verdict: Verdict
  readonly note: string
  readonly at: string
}

/** Who can do something about a failure. */
export const actors = ['customer', 'developer', 'operator', 'support'] as const
export type Actor = (typeof actors)[number]
/** Whether trying again is sensible. Retrying what is still pending risks paying twice. */
export const retryAdvices = ['yes', 'check-first', 'no', 'unknown'] as const
export type RetryAdvice = (typeof retryAdvices)[number]

/** What one delivery did to its transaction. */
export const deliveryLabels = ['new', 'update', 'stale', 'duplicate'] as const
export type DeliveryLabel = (typeof deliveryLabels)[number]

/** `asked`: it was no delivery; the app asked Hover and got it as the answer. */
export type ProvenBy = Proof | 'asked'
/** What vouches for a delivery. */
export type Proof = 'current-secret' | 'previous-secret' | 'import'

/** Authentic but odd: stored and shown, never thrown away. */
export interface Quarantined {
  readonly seq: number
  readonly sourceId: string
  readonly receivedAt: string
  /** A sentence for a person. */
  readonly reason: string
}

const transactionFilterSchema = z.object({
  status: z.array(statusSchema).optional(),
  sourceId: z.string().optional(),
  /** Only those that carry this flag. */
  flag: z.enum(flags).optional(),
  /** True: only what somebody has to look at. */
  attention: z.boolean().optional(),
  /** Matches masked text: ids, titles, operator, category, message. */
  text: z.string().max(200).optional(),
})

/** A page is asked for by the place after which it starts; null is the newest. */
export const pageQuerySchema = transactionFilterSchema.extend({
  after: z.string().nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
  /** The place of another page at which this one ends, to ask again for what was between the two. */
  through: z.string().nullable().optional(),
})
export type PageQuery = z.output<typeof pageQuerySchema>

/** What the window asks for: the fields above count beside the query. */
export const pageQuestionSchema = pageQuerySchema.extend({
  /** In the language of the query bar. */
  query: queryTextSchema.optional(),
  /** The zone of the query's dates; without it that of this machine. */
  zone: zoneSchema.optional(),
})

/** A part of a row that was searched for; positions count UTF-16 units of the field. */
export interface Mark {
  readonly field: 'title' | 'operator' | 'category' | 'message' | 'providerId'
  readonly start: number
  readonly end: number
}

export interface TransactionPage {
  readonly rows: readonly Transaction[]
  /**
   * Hand this back as `after`; null at the end. A page may hold fewer rows than asked for, or none, and still go on: then
   * little was found in what was looked through, and the rest is looked through by the next page.
   */
  readonly next: string | null
  /** For each row what to highlight in it; only of a query with words. */
  readonly marks?: readonly (readonly Mark[])[]
}

/** How many transactions there are of each status, and of what the other views show. */
export interface StatusCounts extends Readonly<Record<Status, number>> {
  readonly attention?: number
  readonly stuck?: number
  readonly late?: number
}
