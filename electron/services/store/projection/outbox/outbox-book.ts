import { hash } from 'node:crypto'
import { type OutboxDestination, outboxDestinationSchema } from '../../../../contract/settings/destinations.ts'
import type { DeliveryLabel } from '../../../../contract/transactions/transaction.ts'
import {
  changedEvent,
  type Heard,
  type OutgoingEvent,
  quarantinedEvent,
  receivedEvent,
} from '../../../../core/forwarding/outgoing-event.ts'
import type { DecidedChange } from '../../../../core/status-change.ts'
import type { Database } from '../../database.ts'
import { isoTime } from '../../iso-time.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { DeliveryHead, EntryHead, JournalReading } from '../../journal/file/journal-reading.ts'
import { type TransactionRow, transactionOf } from '../transactions/transaction-row.ts'
import type { CopyBook } from './copy-book.ts'
import { createOutboxCopies, isFor, sourceOf } from './outbox-copies.ts'
import { createOwedHistory, type OwedHistory } from './owed-history.ts'

const outboxKinds = ['destinations-set', 'forwarded', 'dead-lettered', 'dead-letters-released', 'copied'] as const
export type OutboxAct = Extract<Act, { readonly kind: (typeof outboxKinds)[number] }>

export function isOutboxAct(act: Act): act is OutboxAct {
  return outboxKinds.some(kind => kind === act.kind)
}

interface Said {
  readonly delivery: DeliveryHead
  readonly row: TransactionRow
  /** What the delivery did; null where Hover was asked and nothing was delivered. */
  readonly label: DeliveryLabel | null
  readonly change: DecidedChange | null
  /** Which event of its entry the change is. */
  readonly changePart: number
}

/** Events of an entry: the delivery, its change of status, and those of models from here on. */
const deliveryPart = 0
export const statusChangePart = 1
export const firstModelPart = 2

/** Puts what happens into the outbox, in the commit in which it happens. Does nothing while there is no destination. */
export interface OutboxBook {
  said(said: Said): void
  quarantined(delivery: DeliveryHead, reason: string): void
  act(act: OutboxAct, seq: number, at: number): void
  /** An entry was applied. A copy from elsewhere is sent to nobody. */
  applied(entry: EntryHead): void
  /** Entries that came from elsewhere are sent to nobody. */
  restored(fromSeq: number, toSeq: number): void
  /** Puts some more of what was there before a destination was added, in a commit of its own; false: nothing is owed. */
  copyStep: OwedHistory['step']
  /** After a roll-back: what is in memory was never written. */
  clear(): void
}

export function createOutboxBook(state: Database, journal: JournalReading, copied: CopyBook): OutboxBook {
  const copies = createOutboxCopies(state)
  const owed = createOwedHistory(state, { journal, copies, isCopy: copied.isCopy })
  const readDestinations = state.prepare<[], string>('SELECT destination FROM outbox_destinations ORDER BY id').pluck()
  const writeDestination = state.prepare<[string, string]>('INSERT INTO outbox_destinations VALUES (?, ?)')
  const insert = state.prepare<unknown[]>(`
    INSERT INTO outbox (seq, part, destination_id, position, lane, source_id, at, event)
    VALUES (:seq, :part, :destinationId, :seq, :lane, :sourceId, :at, :event) ON CONFLICT DO NOTHING
  `)
  const takeThrough = state.prepare<[string, number]>(
    'DELETE FROM outbox WHERE destination_id = ? AND position <= ? AND dead_reason IS NULL',
  )
  const takeOne = state.prepare<[number, number, string]>(
    'DELETE FROM outbox WHERE seq = ? AND part = ? AND destination_id = ? AND dead_reason IS NULL',
  )
  const bury = state.prepare<[string, number, number, number, string]>(
    'UPDATE outbox SET dead_reason = ?, dead_at = ? WHERE seq = ? AND part = ? AND destination_id = ?',
  )
  const release = state.prepare<[number, string]>(`
    UPDATE outbox SET dead_reason = NULL, dead_at = NULL, position = ?
    WHERE destination_id = ? AND dead_reason IS NOT NULL
  `)
  const lapse = state.prepare<[number, number]>('DELETE FROM outbox WHERE seq >= ? AND seq <= ?')
  let known: readonly OutboxDestination[] | null = null

  const destinations = (): readonly OutboxDestination[] => {
    known ??= readDestinations.all().map(text => outboxDestinationSchema.parse(JSON.parse(text)))
    return known
  }

  /** Those that hear of this source and of this kind of news. */
  const whoTakes = (sourceId: string, taking: 'deliveries' | 'status-changes'): readonly OutboxDestination[] =>
    destinations().filter(one => (one.takes === 'everything' || one.takes === taking) && isFor(one, sourceId))

  interface Putting {
    readonly delivery: DeliveryHead
    readonly part: number
    readonly lane: number
    readonly eventOf: (heard: Heard) => OutgoingEvent
  }

  const put = ({ delivery, part, lane, eventOf }: Putting): void => {
    const takers = whoTakes(delivery.sourceId, part === deliveryPart ? 'deliveries' : 'status-changes')
    if (takers.length === 0) return
    const { seq, at, sourceId, product, provenBy } = delivery
    const id = eventId(delivery, part)
    const event = JSON.stringify(eventOf({ id, sourceId, product, receivedAt: isoTime(at), provenBy }))
    for (const { id: destinationId } of takers) insert.run({ seq, part, destinationId, lane, sourceId, at, event })
  }

  const set = (next: readonly OutboxDestination[], seq: number): void => {
    const former = new Set(destinations().map(({ id }) => id))
    state.prepare('DELETE FROM outbox_destinations').run()
    for (const destination of next) writeDestination.run(destination.id, JSON.stringify(destination))
    state.prepare('DELETE FROM outbox WHERE destination_id NOT IN (SELECT id FROM outbox_destinations)').run()
    owed.forgetGone()
    known = next
    for (const destination of next)
      if (destination.fromStart === true && !former.has(destination.id)) owed.owe(destination, seq)
  }

  return {
    said: ({ delivery, row, label, change, changePart }) => {
      if (destinations().length === 0) return
      const lane = row.key
      if (label !== null)
        put({ delivery, part: deliveryPart, lane, eventOf: heard => receivedEvent(heard, transactionOf(row), label) })
      if (change !== null)
        put({ delivery, part: changePart, lane, eventOf: heard => changedEvent(heard, transactionOf(row), change) })
    },
    quarantined: (delivery, reason) => {
      if (destinations().length === 0) return
      put({ delivery, part: deliveryPart, lane: delivery.seq, eventOf: heard => quarantinedEvent(heard, reason) })
    },
    act: (act, seq, at) => {
      switch (act.kind) {
        case 'destinations-set':
          return set(act.destinations, seq)
        case 'forwarded':
          takeThrough.run(act.destinationId, act.through)
          for (const [entry, part] of act.finished) takeOne.run(entry, part, act.destinationId)
          return owed.taken(act)
        case 'dead-lettered':
          owed.putAhead(act.destinationId, act.event[0])
          bury.run(act.reason, at, ...act.event, act.destinationId)
          return
        case 'dead-letters-released':
          release.run(seq, act.destinationId)
          return
        case 'copied':
          return copied.note(act, seq)
      }
    },
    applied: entry => {
      if (copied.isCopy(entry.seq)) lapse.run(entry.seq, entry.seq)
      else if (destinations().length > 0) {
        const takers = destinations().filter(one => one.takes === 'copies' && isFor(one, sourceOf(entry)))
        if (takers.length > 0) copies.put(entry, takers)
      }
    },
    restored: (fromSeq, toSeq) => {
      if (destinations().length === 0) return
      lapse.run(fromSeq, toSeq)
      owed.restored(fromSeq)
    },
    copyStep: owed.step,
    clear: () => {
      known = null
    },
  }
}

/** Of what the journal holds, so that a rebuild makes the same; the time keeps apart what a restored journal gives twice. */
function eventId({ sourceId, seq, at }: DeliveryHead, part: number): string {
  return `evt_${hash('sha256', `${sourceId}\n${seq}\n${at}\n${part}`).slice(0, 32)}`
}
