import { createRecent } from '../../../../core/recent.ts'
import type { DeliveryEntry } from '../entries/entry.ts'
import { digestBytes, type JournalRow } from '../packing.ts'

/** What many deliveries have in common: written once and recognized afterwards. */
type Common = readonly [
  sourceId: string,
  sourceName: string,
  product: DeliveryEntry['product'],
  provenBy: DeliveryEntry['provenBy'],
  signed: string | null,
]

// receivedAt: f64, length of what is common: u32
const commonAt = 12
/** Of sources there are few; what is remembered of them stays bounded all the same. */
const mostRemembered = 1_000

/** Makes records of a ring out of deliveries that were proven. */
export function createProvenEncoder() {
  const recall = createRecent<Buffer>(mostRemembered)
  return (entry: DeliveryEntry): readonly Uint8Array[] => {
    const { sourceId, sourceName, product, provenBy, signed } = entry
    const text = JSON.stringify([sourceId, sourceName, product, provenBy, signed] satisfies Common)
    const common = recall(text, () => Buffer.from(text))
    const head = Buffer.allocUnsafe(commonAt)
    head.writeDoubleLE(entry.receivedAt, 0)
    head.writeUInt32LE(common.length, 8)
    return [head, common, entry.digest, entry.body]
  }
}

/** Makes rows of the journal out of such records. */
export function createProvenDecoder() {
  const recall = createRecent<Common>(mostRemembered)
  return (record: Buffer): JournalRow => {
    const digestAt = commonAt + record.readUInt32LE(8)
    const text = record.toString('utf8', commonAt, digestAt)
    // Only the encoder above writes it.
    const [sourceId, sourceName, product, provenBy, signed] = recall(text, () => JSON.parse(text) as Common)
    const at = Math.trunc(record.readDoubleLE(0))
    const bodyAt = digestAt + digestBytes
    const digest = record.subarray(digestAt, bodyAt)
    const body = record.subarray(bodyAt)
    return [at, 'delivery', sourceId, sourceName, product, provenBy, signed, null, digest, body]
  }
}
