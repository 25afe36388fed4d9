import type { Database } from '../database.ts'
import { createJournalReading, type StoredDelivery } from '../journal/file/journal-reading.ts'
import { interpret } from '../projection/entries/readings.ts'
import { createStoredDeliveries, type WholeDelivery } from './stored-deliveries.ts'

/** What a delivery is about; null for one that was odd. */
export interface ReplayAbout {
  readonly transactionId: string
  /** The provider's own word in it. */
  readonly status: string | null
}

export interface Replayable {
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sourceId: string
  readonly sourceName: string
  readonly about: ReplayAbout | null
  /** As it is stored; null when retention has taken its texts. */
  readonly whole: WholeDelivery | null
}

/** Reads one delivery by its position in the journal; null when there is none, or nothing is left of it. */
export function createReplayableQuery(journal: Database): (seq: number) => Replayable | null {
  const reading = createJournalReading(journal)
  const { delivery } = createStoredDeliveries(journal)
  return seq => {
    const [entry] = reading.after(seq - 1, 1)
    if (entry?.kind !== 'delivery' || entry.seq !== seq) return null
    const { at, sourceId, sourceName } = entry
    return { seq, at, sourceId, sourceName, about: aboutOf(entry), whole: entry.isTrimmed ? null : delivery(seq) }
  }
}

function aboutOf(delivery: StoredDelivery): ReplayAbout | null {
  const read = interpret(delivery)
  if (read.kind === 'odd') return null
  const id = `${delivery.sourceId}/${read.transactionKind}/${read.providerId.toWellFormed()}`
  return { transactionId: id, status: read.snapshot.providerStatus }
}
