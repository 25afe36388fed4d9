import type { Proof, SourceKind } from '../../../../contract/transactions/transaction.ts'
import type { Act } from './act.ts'

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

export interface ActEntry {
  readonly kind: 'act'
  readonly at: number
  readonly act: Act
}

export type Entry = DeliveryEntry | ActEntry
