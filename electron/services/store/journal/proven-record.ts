import type { DeliveryEntry } from './entry.ts'
import { digestBytes, type JournalRow } from './packing.ts'

/** A delivery that another thread has proven, for the journal. */
export interface ProvenRecord {
  /** Given by whoever waits for the answer. */
  readonly ticket: number
  readonly sourceId: string
  readonly row: JournalRow
}

/** What many deliveries have in common: written once and recognized afterwards. */
type Common = readonly [sourceId: string, sourceName: string, product: string, provenBy: string, signed: string | null]

// ticket: u32, length of what is common: u32, receivedAt: f64
const commonAt = 16
/** Of sources there are few; what is remembered of them stays bounded all the same. */
const mostRemembered = 1_000

/** Makes records of a ring out of entries. */
export function createProvenEncoder() {
  const remembered = new Map<string, Buffer>()
  return (ticket: number, entry: DeliveryEntry): readonly Uint8Array[] => {
    const { sourceId, sourceName, product, provenBy, signed } = entry
    const text = JSON.stringify([sourceId, sourceName, product, provenBy, signed] satisfies Common)
    const common = recall(remembered, text, () => Buffer.from(text))
    const head = Buffer.allocUnsafe(commonAt)
    head.writeUInt32LE(ticket, 0)
    head.writeUInt32LE(common.length, 4)
    head.writeDoubleLE(entry.receivedAt, 8)
    return [head, common, entry.digest, entry.body]
  }
}

/** Makes rows of the journal out of such records. */
export function createProvenDecoder() {
  const remembered = new Map<string, Common>()
  return (record: Buffer): ProvenRecord => {
    const digestAt = commonAt + record.readUInt32LE(4)
    const text = record.toString('utf8', commonAt, digestAt)
    // Only the encoder above writes it.
    const [sourceId, sourceName, product, provenBy, signed] = recall(remembered, text, () => JSON.parse(text) as Common)
    const at = Math.trunc(record.readDoubleLE(8))
    const bodyAt = digestAt + digestBytes
    const digest = record.subarray(digestAt, bodyAt)
    const body = record.subarray(bodyAt)
    return {
      ticket: record.readUInt32LE(0),
      sourceId,
      row: [at, 'delivery', sourceId, sourceName, product, provenBy, signed, null, digest, body],
    }
  }
}

function recall<Value>(remembered: Map<string, Value>, text: string, make: () => Value): Value {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const made = make()
  remembered.set(text, made)
  return made
}
