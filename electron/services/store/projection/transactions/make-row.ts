import { maskLabel } from '../../../../core/masking/mask-text.ts'
import { ussdOf } from '../../../../core/projection.ts'
import { rowFlags } from '../../../../core/row-flags.ts'
import type { Revision, TransactionState } from '../../../../core/transaction-state.ts'
import { withoutControls } from '../../../../core/ussd/conversation.ts'
import { verdictOf } from '../../../../core/ussd/fold-ussd.ts'
import type { DeliveryHead } from '../../journal/file/journal-reading.ts'
import type { TransactionRow } from './transaction-row.ts'

export interface RowParts {
  readonly delivery: DeliveryHead
  readonly state: TransactionState
  readonly revisions: readonly Revision[]
  /** The row as it was; null for a new transaction. */
  readonly before: TransactionRow | null
  readonly hasChanged: boolean
  /** Hover gave its word anew. */
  readonly isNewWord: boolean
  /** It names another app than its source is known for. */
  readonly isForeign: boolean
}

/** The row of the list after a delivery that said something. The fold has masked its text; here it is cut to length. */
export function makeRow({
  delivery,
  state,
  revisions,
  before,
  hasChanged,
  isNewWord,
  isForeign,
}: RowParts): TransactionRow {
  const { at } = delivery
  const firstReceivedAt = before === null ? at : Math.min(before.first_received_at, at)
  const startedAt = wholeMs(state.startedAt) ?? firstReceivedAt
  const isPending = state.status === 'pending'
  const title = shown(state, state.title)
  const found: FoundOut = {
    status: state.status,
    is_foreign: isForeign || before?.is_foreign === 1 ? 1 : 0,
    stuck_since: isPending ? (before?.stuck_since ?? null) : null,
    resolution_verdict: before?.resolution_verdict ?? null,
    isSpokenSince: isNewWord || isInConflict(before),
  }
  return {
    key: before?.key ?? delivery.seq,
    source_id: delivery.sourceId,
    source_kind: delivery.product,
    kind: state.kind,
    provider_id: state.providerId.toWellFormed(),
    status: state.status,
    provider_status: shown(state, state.providerStatus),
    status_since: before === null || hasChanged ? at : before.status_since,
    title,
    operator: shown(state, state.operator),
    country: shown(state, state.country),
    category: shown(state, state.category),
    message: shown(state, state.message),
    environment: state.environment,
    started_at: startedAt,
    started_at_from: state.startedAt === null ? 'received' : 'provider',
    updated_at: wholeMs(state.updatedAt),
    first_received_at: firstReceivedAt,
    last_received_at: before === null ? at : Math.max(before.last_received_at, at),
    flags: flagsOf(state, found),
    deliveries: (before?.deliveries ?? 0) + 1,
    duplicates: before?.duplicates ?? 0,
    action: actionIdOf(revisions)?.toWellFormed() ?? title,
    waiting_since: Math.min(startedAt, firstReceivedAt),
    is_foreign: found.is_foreign,
    stuck_since: found.stuck_since,
    stuck_reason: isPending ? (before?.stuck_reason ?? null) : null,
    resolution_verdict: found.resolution_verdict,
    resolution_note: before?.resolution_note ?? null,
    resolution_at: before?.resolution_at ?? null,
  }
}

/** The row with its flags: those of what was said, and those of what the app or a person found. */
export function withFlags(row: TransactionRow, state: TransactionState): TransactionRow {
  return { ...row, flags: flagsOf(state, { ...row, isSpokenSince: isInConflict(row) }) }
}

/** Whether Hover contradicted what a person had decided. It stays so until they agree or somebody decides anew. */
export function isInConflict(row: Pick<TransactionRow, 'flags'> | null): boolean {
  return row?.flags.includes('"CONFLICT"') === true
}

type FoundOut = Pick<TransactionRow, 'status' | 'is_foreign' | 'stuck_since' | 'resolution_verdict'> & {
  readonly isSpokenSince: boolean
}

function flagsOf({ flags }: TransactionState, found: FoundOut): string {
  const all = rowFlags(flags, {
    status: found.status,
    isStuck: found.stuck_since !== null,
    resolved: found.resolution_verdict,
    isSpokenSince: found.isSpokenSince,
    isForeign: found.is_foreign === 1,
  })
  return all.length === 0 ? '[]' : JSON.stringify(all)
}

/** What runs are counted under: an action keeps its public id when it is renamed. */
function actionIdOf(revisions: readonly Revision[]): string | null {
  const ussd = ussdOf(revisions)
  return ussd.length === 0 ? null : verdictOf(ussd).snapshot.actionId
}

/** Developers put customers' numbers into names of actions and categories; the numbers of jobs are nobody's secret. */
export function shown<T extends string | null>({ kind }: Pick<TransactionState, 'kind'>, text: T): T | string {
  if (text === null) return text
  const clean = withoutControls(text)
  const masked = kind === 'ussd' ? maskLabel(clean) : clean
  // What the database gives back: sums of one name that is spelled in two ways would take one another's rows away.
  return masked.length <= longestText ? masked.toWellFormed() : `${masked.slice(0, longestText).toWellFormed()}…`
}

/** A list holds hundreds of rows, and a delivery may be as large as the receiver allows. */
const longestText = 2000

/** Providers may send fractions of a millisecond; the columns hold whole ones. */
export function wholeMs(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.trunc(milliseconds)
}

/** What a search finds a transaction by: what its row shows, and the ids that people hold in their hands. */
export function searchTextOf(row: TransactionRow, revisions: readonly Revision[]): string {
  const parts = [row.title]
  for (const part of [row.operator, row.category, row.message, row.provider_id]) if (part !== null) parts.push(part)
  const otherIds = new Set<string>()
  for (const { snapshot } of revisions) {
    const id = snapshot.product === 'hover-org' ? snapshot.externalId : snapshot.otherId
    if (id !== null) otherIds.add(id)
  }
  return [...parts, ...otherIds].join('\n')
}
