import type { Environment, Flag, ProvenBy, Status, TransactionKind } from '../contract/transactions/transaction.ts'
import type { HoverEvent } from './hover-org/hover-event.ts'
import type { UssdSnapshot } from './ussd/ussd-snapshot.ts'

export type Snapshot = UssdSnapshot | HoverEvent

/** One distinct thing that was said about a transaction, and when it was first heard. Milliseconds since 1970. */
export interface Revision<S extends Snapshot = Snapshot> {
  /** Position in the journal of the delivery that first said it. */
  readonly seq: number
  readonly receivedAt: number
  /**
   * Digest of the canonical JSON: equal for equal content, whatever the order of keys. Where the delivery was signed,
   * `@` and a digest of the signed date follow: equal as a whole only for what was signed at the same time.
   */
  readonly fingerprint: string
  readonly provenBy: ProvenBy
  readonly snapshot: S
  /** Its texts are gone: retention has left what a fold needs. */
  readonly isTrimmed?: boolean
}

/** What all deliveries together say about a transaction. */
export interface TransactionState {
  readonly kind: TransactionKind
  readonly providerId: string
  readonly status: Status
  readonly providerStatus: string | null
  readonly title: string
  readonly operator: string | null
  readonly country: string | null
  readonly category: string | null
  readonly message: string | null
  readonly environment: Environment | null
  /** The provider's time of the start; null when it sent none. */
  readonly startedAt: number | null
  readonly updatedAt: number | null
  readonly flags: readonly Flag[]
  /** How many different decisions were sent; 0 where no decision is final. */
  readonly verdicts: number
  /** Fingerprint of the revision whose word the status is. */
  readonly verdict: string
  /** Of a job: how many of its models are known, and how many of them failed. */
  readonly models?: { readonly failed: number; readonly total: number }
}
