import type {
  DeliveryHead,
  JournalReading,
  StoredAct,
  StoredDelivery,
  StoredLesson,
} from '../../journal/file/journal-reading.ts'
import { createReadings, type Read } from './readings.ts'

/** A delivery as it is projected: read, and without its text. */
export interface ReadDelivery extends DeliveryHead {
  /** How long its text is. */
  readonly characters: number
  readonly reading: Read
}

export type ReadEntry = ReadDelivery | StoredAct | StoredLesson

/** Where the projector has entries from. */
export interface EntryReading {
  /** Entries after a position, oldest first. */
  after(seq: number, limit: number): readonly ReadEntry[]
}

/** Entries that are read in the thread that projects them. */
export function readEntries(journal: Pick<JournalReading, 'after'>): EntryReading {
  const read = createReadings()
  return {
    after: (seq, limit) =>
      journal.after(seq, limit).map(entry => (entry.kind === 'delivery' ? readDelivery(entry, read(entry)) : entry)),
  }
}

function readDelivery(delivery: StoredDelivery, reading: Read): ReadDelivery {
  const { kind, seq, at, sourceId, sourceName, product, provenBy } = delivery
  const read = { kind, seq, at, sourceId, sourceName, product, provenBy, characters: delivery.text.length, reading }
  return delivery.isTrimmed === true ? { ...read, isTrimmed: true } : read
}
