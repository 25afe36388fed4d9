import { withoutControls } from '../../core/conversation.ts'
import { maskText } from '../../core/mask.ts'
import type { Revision, TransactionState } from '../../core/transaction-state.ts'
import type { StoredDelivery } from './journal-reading.ts'
import type { TransactionRow } from './transaction-row.ts'

export interface RowParts {
  readonly delivery: StoredDelivery
  readonly state: TransactionState
  /** The row as it was; null for a new transaction. */
  readonly before: TransactionRow | null
  readonly hasChanged: boolean
}

/** The row of the list after a delivery that said something. Text of strangers is masked here, once. */
export function makeRow({ delivery, state, before, hasChanged }: RowParts): TransactionRow {
  const { at } = delivery
  const firstReceivedAt = before === null ? at : Math.min(before.first_received_at, at)
  return {
    key: before?.key ?? delivery.seq,
    source_id: delivery.sourceId,
    source_kind: delivery.product,
    kind: state.kind,
    provider_id: state.providerId.toWellFormed(),
    status: state.status,
    provider_status: shown(state, state.providerStatus),
    status_since: before === null || hasChanged ? at : before.status_since,
    title: shown(state, state.title),
    operator: shown(state, state.operator),
    country: shown(state, state.country),
    category: shown(state, state.category),
    message: shown(state, state.message),
    environment: state.environment,
    started_at: whole(state.startedAt) ?? firstReceivedAt,
    started_at_from: state.startedAt === null ? 'received' : 'provider',
    updated_at: whole(state.updatedAt),
    first_received_at: firstReceivedAt,
    last_received_at: before === null ? at : Math.max(before.last_received_at, at),
    flags: JSON.stringify(state.flags),
    deliveries: (before?.deliveries ?? 0) + 1,
    duplicates: before?.duplicates ?? 0,
  }
}

/** Developers put customers' numbers into names of actions and categories; the numbers of jobs are nobody's secret. */
export function shown<T extends string | null>({ kind }: Pick<TransactionState, 'kind'>, text: T): T | string {
  if (text === null) return text
  const clean = withoutControls(text)
  const masked = kind === 'ussd' ? maskText(clean) : clean
  return masked.length <= longestText ? masked : `${masked.slice(0, longestText).toWellFormed()}…`
}

/** A list holds hundreds of rows, and a delivery may be as large as the receiver allows. */
const longestText = 2000

/** Providers may send fractions of a millisecond; the columns hold whole ones. */
export function whole(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.trunc(milliseconds)
}

/** What a search finds a transaction by: what its row shows, and the ids that people hold in their hands. */
export function searchTextOf(row: TransactionRow, revisions: readonly Revision[]): string {
  const externalIds = revisions.map(({ snapshot }) => (snapshot.product === 'hover-org' ? snapshot.externalId : null))
  const parts = [row.title, row.operator, row.category, row.message, row.provider_id, ...new Set(externalIds)]
  return parts.filter(part => part !== null).join('\n')
}
