import { parseStored } from '../../../core/exact-json.ts'
import { type Reading, readBody } from '../../../core/projection.ts'
import type {
  DeliveryHead,
  JournalReading,
  StoredAct,
  StoredDelivery,
  StoredLesson,
} from '../journal/journal-reading.ts'
import { readTrimmed, type TrimmedReading } from '../segments/trimmed-body.ts'
import { fingerprintOf } from './fingerprint.ts'

/** What a delivery says, and the fingerprint that tells a repeat of it. */
export type DeliveryReading =
  | (Omit<Extract<Reading, { kind: 'snapshot' }>, 'canonical'> & { readonly fingerprint: string })
  | Extract<Reading, { kind: 'odd' }>

/** A delivery as it is projected: read, and without its text. */
export interface ReadDelivery extends DeliveryHead {
  /** How long its text is. */
  readonly characters: number
  readonly reading: DeliveryReading
}

export type ReadEntry = ReadDelivery | StoredAct | StoredLesson

/** Where the projector has entries from. */
export interface EntryReading {
  /** Entries after a position, oldest first. */
  after(seq: number, limit: number): readonly ReadEntry[]
}

/** Entries that are read in the thread that projects them. */
export function readEntries(journal: Pick<JournalReading, 'after'>): EntryReading {
  return {
    after: (seq, limit) =>
      journal.after(seq, limit).map(entry => (entry.kind === 'delivery' ? readDelivery(entry) : entry)),
  }
}

function readDelivery(delivery: StoredDelivery): ReadDelivery {
  const { kind, seq, at, sourceId, sourceName, product, provenBy } = delivery
  const reading = readingOf(delivery)
  const read = { kind, seq, at, sourceId, sourceName, product, provenBy, characters: delivery.text.length, reading }
  return delivery.isTrimmed === true ? { ...read, isTrimmed: true } : read
}

function readingOf(delivery: StoredDelivery): DeliveryReading {
  const reading = interpret(delivery)
  if (reading.kind === 'odd') return reading
  const { transactionKind, providerId, snapshot, canonical } = reading
  const fingerprint = 'fingerprint' in reading ? reading.fingerprint : fingerprintOf(canonical, delivery)
  return { kind: 'snapshot', transactionKind, providerId, snapshot, fingerprint }
}

/** What cannot be read is kept aside: one delivery must never stop those behind it. */
export function interpret({ product, text, isTrimmed }: StoredDelivery): Reading | TrimmedReading {
  try {
    if (isTrimmed === true) return readTrimmed(text)
    return readBody(product, parseStored(product, text))
  } catch {
    return { kind: 'odd', reason: 'The delivery could not be read: it is no JSON, or is nested too deeply.' }
  }
}
