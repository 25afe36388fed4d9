import { z } from 'zod'

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
] as const
export type Flag = (typeof flags)[number]

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
  /** Deliveries that said something new or stale; repeats are counted in `duplicates`. */
  readonly deliveries: number
  readonly duplicates: number
}

export interface StatusChange {
  /** null: this is how the transaction was first seen. */
  readonly from: Status | null
  readonly to: Status
  /** When the app received what changed it. */
  readonly at: string
  /** The provider's own time for it, when it sent one. */
  readonly providerAt: string | null
  readonly providerStatus: string | null
  readonly category: string | null
}

/** What one delivery did to its transaction. */
export const deliveryLabels = ['new', 'update', 'stale', 'duplicate'] as const
export type DeliveryLabel = (typeof deliveryLabels)[number]

export interface DeliverySummary {
  /** Position in the journal. */
  readonly seq: number
  readonly receivedAt: string
  readonly label: DeliveryLabel
  readonly providerStatus: string | null
  readonly providerUpdatedAt: string | null
  /** Which secret proved it, during a rotation. */
  readonly provenBy: ProvenBy
}
export type ProvenBy = 'current-secret' | 'previous-secret' | 'import'

/** One exchange of a USSD session. Row 0 has no `entered`: Hover does not send the dialled code. */
export interface Turn {
  readonly entered: string | null
  readonly answered: string | null
  /** The step after which a failed session went no further. */
  readonly diedHere: boolean
}

export interface Sms {
  readonly sender: string | null
  readonly message: string | null
  readonly at: string | null
}

/** A named value as a person may see it. */
export interface Field {
  readonly name: string
  readonly value: string
  /** True when part of the value is hidden. */
  readonly masked: boolean
}

export interface TransactionDetail extends Transaction {
  readonly history: readonly StatusChange[]
  readonly received: readonly DeliverySummary[]
  readonly conversation: readonly Turn[]
  readonly smsHits: readonly Sms[]
  readonly smsMisses: readonly Sms[]
  /** What the phone app passed in (`input_extras`). */
  readonly extras: readonly Field[]
  /** What the parsers read out (`parsed_variables`). */
  readonly parsed: readonly Field[]
  /** Everything else that is worth naming: ids, device, SDK, job numbers. */
  readonly facts: readonly Field[]
}

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
  /** Matches masked text: ids, titles, operator, category, message. */
  text: z.string().max(200).optional(),
})

/** A page is asked for by the place after which it starts; null is the newest. */
export const pageQuerySchema = transactionFilterSchema.extend({
  after: z.string().nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
})
export type PageQuery = z.output<typeof pageQuerySchema>

export interface TransactionPage {
  readonly rows: readonly Transaction[]
  /** Hand this back as `after`; null at the end. */
  readonly next: string | null
}

/** How many transactions there are of each status. */
export type StatusCounts = Readonly<Record<Status, number>>
