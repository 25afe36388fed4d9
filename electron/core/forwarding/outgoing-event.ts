import type {
  DeliveryLabel,
  ProvenBy,
  SourceKind,
  Status,
  Transaction,
} from '../../contract/transactions/transaction.ts'
import type { DecidedChange } from '../status-change.ts'

/** The attributes of a CloudEvent and its data; everything in it is masked as the list is. Times are ISO 8601. */
export interface OutgoingEvent {
  /** The same whenever it is made again, so that whoever receives it twice can tell. */
  readonly id: string
  readonly type: string
  /** A URI reference that names the source. */
  readonly source: string
  /** The provider's id of the transaction; left out where the delivery could not be read. */
  readonly subject?: string
  /** The provider's time where it is known, else when it was received. */
  readonly time: string
  readonly receivedtime: string
  /** How its origin was proven. */
  readonly verified: ProvenBy
  readonly environment?: string
  readonly data: OutgoingData
}

/** What happened: a delivery was read, a status changed, or a delivery was odd. What only marks something has none. */
export type OutgoingData =
  | { readonly label: DeliveryLabel; readonly transaction: TransactionSummary }
  | { readonly from: Status | null; readonly to: Status; readonly transaction: TransactionSummary }
  | { readonly reason: string }
  | Readonly<Record<string, never>>

/** A transaction as it stood when the event was made, without what people decided about it. */
export type TransactionSummary = Omit<Transaction, 'resolution'>

/** What all events of one entry have in common. */
export interface Heard {
  readonly id: string
  readonly sourceId: string
  readonly product: SourceKind
  readonly receivedAt: string
  readonly provenBy: ProvenBy
}

/** A delivery was accepted and read. */
export function receivedEvent(heard: Heard, transaction: Transaction, label: DeliveryLabel): OutgoingEvent {
  return {
    ...attributes(heard, transaction, 'received'),
    time: timeOf(transaction, heard),
    data: { label, transaction: summary(transaction) },
  }
}

/** The status of a transaction changed. The type ends in the new status. */
export function changedEvent(heard: Heard, transaction: Transaction, { from, to }: DecidedChange): OutgoingEvent {
  return {
    ...attributes(heard, transaction, to),
    time: timeOf(transaction, heard),
    data: { from, to, transaction: summary(transaction) },
  }
}

/** A delivery is authentic, but odd. */
export function quarantinedEvent(heard: Heard, reason: string): OutgoingEvent {
  return {
    ...origin(heard),
    type: `${prefixes[heard.product]}.delivery.quarantined`,
    time: heard.receivedAt,
    data: { reason },
  }
}

/** A whole entry of the journal is sent; what it is is read when it is. */
export function copyMark(id: string, at: string): OutgoingEvent {
  return { id, type: copyType, source: '/hover', time: at, receivedtime: at, verified: 'import', data: {} }
}

/** The type of what stands in the outbox for a whole entry. */
export const copyType = 'copy'

const prefixes: Readonly<Record<SourceKind, string>> = { 'ussd-app': 'com.usehover', 'hover-org': 'to.hover' }

function origin({ id, sourceId, receivedAt, provenBy }: Heard) {
  return { id, source: `/hover/${encodeURIComponent(sourceId)}`, receivedtime: receivedAt, verified: provenBy }
}

function attributes(heard: Heard, { kind, providerId, environment }: Transaction, what: string) {
  const noun = kind === 'ussd' ? 'transaction' : kind
  return {
    ...origin(heard),
    type: `${prefixes[heard.product]}.${noun}.${what}`,
    subject: attributeText(providerId),
    ...(environment !== null && { environment }),
  }
}

/** A clock can be thousands of years wrong; RFC 3339 has four digits for the year. */
function timeOf({ updatedAt }: Transaction, { receivedAt }: Heard): string {
  return updatedAt !== null && /^\d{4}-/.test(updatedAt) ? updatedAt : receivedAt
}

/** What the text of an attribute may hold (CloudEvents 1.0.2, "Type System"): no control characters, no half ones. */
function attributeText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
}

function summary({ resolution: _, ...said }: Transaction): TransactionSummary {
  return said
}
