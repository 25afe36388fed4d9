import type { DeliveryLabel } from '../../../contract/transactions/transaction.ts'
import type { TransactionSummary } from '../../../core/forwarding/outgoing-event.ts'
import type { DecidedChange } from '../../../core/status-change.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { columnsOfBody } from './body-columns.ts'
import { postgresText, postgresTime } from './postgres-values.ts'

type Row = Readonly<Record<string, string | number | null | readonly string[]>>

/** What some events are as rows; PostgreSQL takes each list as one JSON text. */
export interface ReportingRows {
  readonly transactions: readonly Row[]
  readonly deliveries: readonly Row[]
  readonly changes: readonly Row[]
  readonly quarantine: readonly Row[]
}

/** Each event by itself; of a transaction with several events there is what the last of them says. */
export function reportingRows(batch: readonly Outgoing[]): ReportingRows {
  const latest = new Map<string, Latest>()
  const [deliveries, changes, quarantine]: [Row[], Row[], Row[]] = [[], [], []]
  for (const outgoing of batch) {
    const { data } = outgoing.content
    if ('reason' in data) quarantine.push(quarantineRow(outgoing, data.reason))
    else {
      const { transaction } = data
      const said = { id: postgresText(transaction.id), transaction, event: outgoing.event }
      const known = latest.get(said.id)
      if (known === undefined || isLater(said, known)) latest.set(said.id, said)
      if ('label' in data) deliveries.push(deliveryRow(outgoing, transaction, data.label))
      else changes.push(changeRow(outgoing, transaction, { from: data.from, to: data.to }))
    }
  }
  // In one order everywhere, so that two who write at once never wait for each other.
  const sorted = [...latest.values()].toSorted((a, b) => compareText(a.id, b.id))
  return { transactions: sorted.map(transactionRow), deliveries, changes, quarantine }
}

interface Latest extends Pick<Outgoing, 'event'> {
  readonly id: string
  readonly transaction: TransactionSummary
}

/** The same order as that of the statement that writes: when it was heard of, then the place in the journal. */
function isLater(a: Latest, b: Latest): boolean {
  const heard = Date.parse(a.transaction.lastReceivedAt) - Date.parse(b.transaction.lastReceivedAt)
  if (heard !== 0) return heard > 0
  return a.event[0] === b.event[0] ? a.event[1] > b.event[1] : a.event[0] > b.event[0]
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function transactionRow({ id, transaction, event: [seq, part] }: Latest): Row {
  const { sourceKind, kind, status, startedAtFrom, environment, flags, deliveries, duplicates } = transaction
  const { startedAt, updatedAt, statusSince, firstReceivedAt, lastReceivedAt } = transaction
  return {
    id,
    source_id: postgresText(transaction.sourceId),
    ...{ source_kind: sourceKind, kind, provider_id: postgresText(transaction.providerId), status },
    provider_status: postgresText(transaction.providerStatus),
    status_since: postgresTime(statusSince),
    title: postgresText(transaction.title),
    operator: postgresText(transaction.operator),
    country: postgresText(transaction.country),
    category: postgresText(transaction.category),
    message: postgresText(transaction.message),
    ...{ environment, started_at: postgresTime(startedAt), started_at_from: startedAtFrom },
    ...{ updated_at: postgresTime(updatedAt), first_received_at: postgresTime(firstReceivedAt) },
    ...{ last_received_at: postgresTime(lastReceivedAt), flags, deliveries, duplicates, seq, part },
  }
}

function deliveryRow(outgoing: Outgoing, transaction: TransactionSummary, label: DeliveryLabel): Row {
  const {
    content,
    event: [seq],
    delivery,
  } = outgoing
  return {
    ...{ event_id: content.id, seq, transaction_id: postgresText(transaction.id) },
    ...{ received_at: postgresTime(content.receivedtime), label, status: transaction.status },
    provider_status: postgresText(transaction.providerStatus),
    provider_updated_at: postgresTime(transaction.updatedAt),
    ...{ proven_by: content.verified, ...columnsOfBody(delivery) },
  }
}

function changeRow(outgoing: Outgoing, transaction: TransactionSummary, { from, to }: DecidedChange): Row {
  const {
    content,
    event: [seq],
  } = outgoing
  return {
    ...{ event_id: content.id, seq, transaction_id: postgresText(transaction.id), from_status: from, to_status: to },
    ...{ at: postgresTime(content.receivedtime), provider_at: postgresTime(transaction.updatedAt) },
    provider_status: postgresText(transaction.providerStatus),
    category: postgresText(transaction.category),
  }
}

function quarantineRow({ content, event: [seq], delivery }: Outgoing, reason: string): Row {
  const sourceId = decodeURIComponent(content.source.replace(/^\/hover\//, ''))
  return {
    ...{ event_id: content.id, seq, source_id: postgresText(sourceId) },
    ...{ received_at: postgresTime(content.receivedtime), reason: postgresText(reason) },
    ...columnsOfBody(delivery),
  }
}
