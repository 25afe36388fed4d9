import type { Speech } from '../speech/said.ts'
import type {
  Actor,
  DeliveryLabel,
  Flag,
  ProvenBy,
  RetryAdvice,
  SourceKind,
  Status,
  Transaction,
} from './transaction.ts'

/** What a failure means, in plain words. */
export interface Explanation {
  readonly sentence: string
  /** The sentence in no language; none where it is the user's own. */
  readonly said?: Speech
  readonly actor: Actor | null
  readonly retry: RetryAdvice
  /** `unknown`: nobody has said what this category means, and the app does not guess. */
  readonly from: 'your table' | 'built in' | 'unknown'
}

/** How long a transaction has been pending, and what that means (Hover's SMS windows). */
export interface PendingAge {
  readonly band: 'waiting' | 'waiting-for-sms' | 'stuck' | 'final'
  readonly sentence: string
  readonly said?: Speech
  /** The action's own 95th percentile from start to verdict, once enough runs are known. */
  readonly normal: { readonly p95Ms: number; readonly runs: number } | null
}

/** An SMS of the operator came, but no parser matched it. */
export interface ParserMiss {
  readonly sentence: string
  readonly said?: Speech
  readonly sms: readonly Sms[]
}

/** An expression for Hover's parser form that would have matched, tried on what is stored. */
export interface ParserProposal {
  /** Java syntax, as Hover's form takes it. */
  readonly expression: string
  /** Of the SMS that were missed. */
  readonly matchesMissed: number
  /** Of the SMS of this action that matched a parser before. */
  readonly matchesHits: number
  readonly hits: number
  /** Of other stored SMS of the sender, which it must not match. */
  readonly matchesOthers: number
  readonly others: number
}
export type ParserProposals =
  | { readonly kind: 'proposals'; readonly proposals: readonly ParserProposal[] }
  /** Nothing was missed, or no expression was found within the time limit; the sentence says which. */
  | { readonly kind: 'none'; readonly sentence: string }

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

/** What a delivery said differently from the one before it; null where one of them says nothing there. */
export interface FieldChange {
  /** The names on the way to it, as the provider writes them: `sms_hits[0].message`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  /** Both look alike because what differs is hidden. */
  readonly isHidden: boolean
}

/** One delivery as it is stored: masked, unless it came with a reveal. */
export interface DeliveryContent {
  readonly seq: number
  /** `asked`: no delivery, but what Hover answered. `trimmed`: retention has taken its text. */
  readonly form: 'whole' | 'asked' | 'trimmed'
  /** Indented JSON; null when its text is gone. */
  readonly json: string | null
  /** A shell command that posts it again; null where that needs a signature of Hover's. */
  readonly curl: string | null
  /** What the practice Hover takes to deliver the same; null where it takes no such thing. */
  readonly fixture: string | null
  /** Null when there is no earlier one to compare it with. */
  readonly changes: readonly FieldChange[] | null
}

/** One delivery by itself, masked. */
export interface SingleDelivery extends DeliverySummary, Pick<DeliveryContent, 'form' | 'json'> {
  readonly transactionId: string
}

/** One delivery in the list of all: what it did, or that it was odd. */
export interface ListedDelivery {
  /** Position in the journal. */
  readonly seq: number
  readonly receivedAt: string
  readonly sourceId: string
  /** Null: it was odd, or its transaction is gone. */
  readonly transactionId: string | null
  readonly label: DeliveryLabel | 'odd' | 'gone'
  readonly providerStatus: string | null
  readonly provenBy: ProvenBy
}

/** What an odd delivery says. */
export interface QuarantinedContent {
  readonly seq: number
  readonly product: SourceKind
  /** Indented JSON, masked unless it is revealed; null when its text is gone. */
  readonly json: string | null
  readonly isRevealed: boolean
}

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

/** A value that the app passed in and one that a parser read out, which should be the same. */
export interface Comparison {
  /** Name in `extras`. */
  readonly extra: string
  /** Name in `parsed`. */
  readonly parsed: string
  readonly isSame: boolean
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
  /** Of the unmasked values: what differs may look the same here. */
  readonly comparisons?: readonly Comparison[]
  /** Everything else that is worth naming: ids, device, SDK, job numbers. */
  readonly facts: readonly Field[]
  /** A sentence for each flag that a support person understands. */
  readonly flagNotes: readonly { readonly flag: Flag; readonly sentence: string }[]
  /** Null when there is nothing to explain: it succeeded or was cancelled, or it is a pending job. */
  readonly explanation: Explanation | null
  /** Null unless it is pending. */
  readonly pendingAge: PendingAge | null
  readonly parserMiss: ParserMiss | null
  /** When somebody looked at what is masked, newest first. */
  readonly reveals: readonly string[]
  /** True when retention has taken the texts out of it, or out of a part of it. */
  readonly isTrimmed?: boolean
  /** True in the answer to a reveal: nothing but PINs and secrets, which are not stored, is hidden. */
  readonly isRevealed: boolean
  /** Only in the answer to a reveal: its deliveries, as open as the rest. */
  readonly contents?: readonly DeliveryContent[]
}
