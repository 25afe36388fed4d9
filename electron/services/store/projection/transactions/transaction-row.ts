import type { Flag, Resolution, Status, Transaction, Verdict } from '../../../../contract/transactions/transaction.ts'
import { createRecent } from '../../../../core/recent.ts'
import { isoTime } from '../../iso-time.ts'

/** A row of `transactions` as the projector wrote it; SQLite's STRICT types hold. Times in milliseconds. */
export interface TransactionRow {
  readonly key: number
  readonly source_id: string
  readonly source_kind: Transaction['sourceKind']
  readonly kind: Transaction['kind']
  readonly provider_id: string
  readonly status: Status
  readonly provider_status: string | null
  readonly status_since: number
  readonly title: string
  readonly operator: string | null
  readonly country: string | null
  readonly category: string | null
  readonly message: string | null
  readonly environment: Transaction['environment']
  readonly started_at: number
  readonly started_at_from: Transaction['startedAtFrom']
  readonly updated_at: number | null
  readonly first_received_at: number
  readonly last_received_at: number
  readonly flags: string
  readonly deliveries: number
  readonly duplicates: number
  /** What it is counted under when its duration is learned: the action's public id, else its name. */
  readonly action: string
  /** From when its age counts. */
  readonly waiting_since: number
  /** 1: it names another Hover app than its source is known for. */
  readonly is_foreign: number
  readonly stuck_since: number | null
  readonly stuck_reason: 'sms-window' | 'learned' | null
  readonly resolution_verdict: Verdict | null
  readonly resolution_note: string | null
  readonly resolution_at: number | null
}

export const transactionColumns = [
  'key',
  'source_id',
  'source_kind',
  'kind',
  'provider_id',
  'status',
  'provider_status',
  'status_since',
  'title',
  'operator',
  'country',
  'category',
  'message',
  'environment',
  'started_at',
  'started_at_from',
  'updated_at',
  'first_received_at',
  'last_received_at',
  'flags',
  'deliveries',
  'duplicates',
  'action',
  'waiting_since',
  'is_foreign',
  'stuck_since',
  'stuck_reason',
  'resolution_verdict',
  'resolution_note',
  'resolution_at',
] as const satisfies readonly (keyof TransactionRow)[]

/** What a list shows nobody of a row. */
const hidden = ['key', 'action', 'waiting_since', 'is_foreign', 'stuck_since', 'stuck_reason'] as const
type Hidden = (typeof hidden)[number]

export type ShownRow = Omit<TransactionRow, Hidden>
export const shownColumns = transactionColumns.filter(
  (column): column is keyof ShownRow => !hidden.some(name => name === column),
)

export function transactionId(row: Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>): string {
  return `${row.source_id}/${row.kind}/${row.provider_id}`
}

export function transactionOf(row: ShownRow): Transaction {
  return {
    id: transactionId(row),
    sourceId: row.source_id,
    sourceKind: row.source_kind,
    kind: row.kind,
    providerId: row.provider_id,
    status: row.status,
    providerStatus: row.provider_status,
    statusSince: isoOf(row.status_since),
    title: row.title,
    operator: row.operator,
    country: row.country,
    category: row.category,
    message: row.message,
    environment: row.environment,
    startedAt: isoOf(row.started_at),
    startedAtFrom: row.started_at_from,
    updatedAt: isoOrNull(row.updated_at),
    firstReceivedAt: isoOf(row.first_received_at),
    lastReceivedAt: isoOf(row.last_received_at),
    resolution: resolutionOf(row),
    flags: flagsIn(row),
    deliveries: row.deliveries,
    duplicates: row.duplicates,
  }
}

/** Few flags come together, and each delivery's are looked at three times. */
const recentFlags = createRecent<readonly Flag[]>(64)

/** Written by the projector from the contract's own list. */
export function flagsIn({ flags }: Pick<TransactionRow, 'flags'>): readonly Flag[] {
  return recentFlags(flags, () => JSON.parse(flags) as readonly Flag[])
}

function resolutionOf({ resolution_verdict, resolution_note, resolution_at }: ShownRow): Resolution | null {
  if (resolution_verdict === null || resolution_at === null) return null
  return { verdict: resolution_verdict, note: resolution_note ?? '', at: isoOf(resolution_at) }
}

export function isoOf(milliseconds: number): string {
  return isoTime(milliseconds)
}

export function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : isoOf(milliseconds)
}
