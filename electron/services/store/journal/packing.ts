import type { Act } from './entries/act.ts'
import type { DeliveryEntry, Entry } from './entries/entry.ts'

/** The columns of an entry, in the order of the journal's INSERT. */
type DeliveryColumns = readonly [
  at: number,
  kind: 'delivery',
  sourceId: string,
  sourceName: string,
  product: DeliveryEntry['product'],
  provenBy: DeliveryEntry['provenBy'],
  signed: string | null,
  act: null,
]
type ActColumns = readonly [at: number, kind: Act['kind'], null, null, null, null, signed: null, act: string]

/** An entry as a message; its bytes are in the batch. */
export type PackedEntry = readonly [...DeliveryColumns, bodyBytes: number] | readonly [...ActColumns, bodyBytes: null]

/** What the journal's INSERT takes, in its order. */
export type JournalRow =
  | readonly [...DeliveryColumns, digest: Buffer, body: Buffer]
  | readonly [...ActColumns, digest: null, body: null]

/** Many entries as one message. The bytes of all are one buffer: a view of a shared pool would be cloned whole. */
export interface PackedBatch {
  readonly entries: readonly PackedEntry[]
  /** Digest and body of each delivery, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const digestBytes = 32

/** Throws when a digest is no SHA-256. */
export function packEntries(entries: readonly Entry[]): PackedBatch {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + bytesOf(entry), 0))
  let offset = 0
  const packed = entries.map(entry => {
    if (entry.kind === 'delivery') {
      bytes.set(entry.digest, offset)
      bytes.set(entry.body, offset + digestBytes)
      offset += bytesOf(entry)
    }
    return columnsOf(entry)
  })
  return { entries: packed, bytes }
}

export function unpackRows({ entries, bytes }: PackedBatch): readonly JournalRow[] {
  let offset = bytes.byteOffset
  return entries.map((entry): JournalRow => {
    const [sentAt, kind, sourceId, sourceName, product, provenBy, signed, act, bodyBytes] = entry
    const at = Math.trunc(sentAt)
    if (kind !== 'delivery') return [at, kind, sourceId, sourceName, product, provenBy, signed, act, null, null]
    const digest = Buffer.from(bytes.buffer, offset, digestBytes)
    const body = Buffer.from(bytes.buffer, offset + digestBytes, bodyBytes)
    offset += digestBytes + bodyBytes
    return [at, kind, sourceId, sourceName, product, provenBy, signed, act, digest, body]
  })
}

export function bytesOf(entry: Entry): number {
  if (entry.kind === 'act') return 0
  if (entry.digest.length !== digestBytes) throw new TypeError('The digest of a delivery is not 32 bytes long.')
  return digestBytes + entry.body.length
}

function columnsOf(entry: Entry): PackedEntry {
  if (entry.kind === 'act') {
    return [entry.at, entry.act.kind, null, null, null, null, null, JSON.stringify(entry.act), null]
  }
  const { receivedAt, sourceId, sourceName, product, provenBy, signed, body } = entry
  return [receivedAt, 'delivery', sourceId, sourceName, product, provenBy, signed, null, body.length]
}
