import { copyType, type OutgoingEvent } from '../../../../core/forwarding/outgoing-event.ts'
import { actLine, deliveryLine } from '../../../exporting/export-lines.ts'
import type { Database } from '../../database.ts'
import { createStoredDeliveries, type WholeDelivery } from '../../exporting/stored-deliveries.ts'
import type { EventPlace } from '../../journal/entries/forwarding-acts.ts'
import { createJournalReading } from '../../journal/file/journal-reading.ts'

/** Where something stands in the queue of a destination. */
export interface QueuePlace {
  readonly position: number
  readonly event: EventPlace
}

export interface OutgoingAsked {
  readonly destinationId: string
  /** Null: from the beginning. */
  readonly after: QueuePlace | null
  readonly limit: number
  /** Whether the delivery as it is stored is wanted too. */
  readonly withDelivery: boolean
}

/** Something that is to be sent. */
export interface Outgoing extends QueuePlace {
  /** Events of one lane are sent one after the other. */
  readonly lane: number
  readonly content: OutgoingEvent
  /** The delivery as it is stored; null where it was not asked for, is none, or is gone. */
  readonly delivery: Pick<WholeDelivery, 'body' | 'signed' | 'product'> | null
  /** Of a copy the whole entry, as an export writes it; left out where it is none, and null where it is gone. */
  readonly line?: string | null
}

export interface OutboxFacts {
  readonly destinationId: string
  /** Events that wait, without those that were given up; of a history that is still being copied, every entry. */
  readonly waiting: number
  /** When the oldest that waits was received, in milliseconds since 1970; null: none does. */
  readonly oldestAt: number | null
  readonly dead: number
  /** Why the last one was given up; null: none was. */
  readonly deadReason: string | null
}

interface Row {
  readonly position: number
  readonly seq: number
  readonly part: number
  readonly lane: number
  readonly at: number
  readonly event: string
}

export function createOutboxQueries(state: Database, journal: Database) {
  // What stands behind a history that is not all there yet waits for it.
  const rowsAfter = state.prepare<unknown[], Row>(`
    SELECT position, seq, part, lane, at, event FROM outbox INDEXED BY outbox_waiting
    WHERE destination_id = ? AND dead_reason IS NULL AND (position, seq, part) > (?, ?, ?)
      AND position <= coalesce((SELECT through FROM outbox_owed WHERE destination_id = ?), ${Number.MAX_SAFE_INTEGER})
    ORDER BY position, seq, part LIMIT ?
  `)
  const facts = state.prepare<[], OutboxFacts>(`
    SELECT d.id AS destinationId,
      (SELECT count(*) FROM outbox o WHERE o.destination_id = d.id AND o.dead_reason IS NULL)
        + coalesce((SELECT until - 1 - through FROM outbox_owed w WHERE w.destination_id = d.id), 0) AS waiting,
      (SELECT o.at FROM outbox o WHERE o.destination_id = d.id AND o.dead_reason IS NULL
        ORDER BY o.position, o.seq, o.part LIMIT 1) AS oldestAt,
      (SELECT count(*) FROM outbox o WHERE o.destination_id = d.id AND o.dead_reason IS NOT NULL) AS dead,
      (SELECT o.dead_reason FROM outbox o WHERE o.destination_id = d.id AND o.dead_reason IS NOT NULL
        ORDER BY o.dead_at DESC LIMIT 1) AS deadReason
    FROM outbox_destinations d ORDER BY d.id
  `)
  const { delivery } = createStoredDeliveries(journal)
  const { act } = createJournalReading(journal)

  const deliveryAt = (seq: number): Outgoing['delivery'] => {
    const stored = delivery(seq)
    return stored === null ? null : { body: stored.body, signed: stored.signed, product: stored.product }
  }

  const lineAt = (seq: number, at: number): string | null => {
    const stored = delivery(seq)
    if (stored !== null) return deliveryLine(stored)
    const acted = act(seq)
    return acted === null ? null : actLine(at, acted)
  }

  const readRow = (row: Row, withDelivery: boolean): Outgoing => {
    const { position, seq, part, lane, at } = row
    // Written by the projector from core's own value.
    const content = JSON.parse(row.event) as OutgoingEvent
    const isCopy = content.type === copyType
    return {
      ...{ position, lane, event: [seq, part], content },
      delivery: withDelivery && part === 0 && !isCopy ? deliveryAt(seq) : null,
      ...(withDelivery && isCopy && { line: lineAt(seq, at) }),
    }
  }

  return {
    outgoing: ({ destinationId, after, limit, withDelivery }: OutgoingAsked): readonly Outgoing[] =>
      rowsAfter
        .all(destinationId, after?.position ?? -1, ...(after?.event ?? [-1, -1]), destinationId, limit)
        .map(row => readRow(row, withDelivery)),
    outboxFacts: (): readonly OutboxFacts[] => facts.all(),
  }
}
