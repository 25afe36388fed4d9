import type { Entry } from './entries/entry.ts'

/** The columns of an entry, in the order of the journal's INSERT; its bytes are in the batch. */
export type PackedEntry = readonly [
  at: number,
  kind: string,
  sourceId: string | null,
  sourceName: string | null,
  product: string | null,
  provenBy: string | null,
  signed: string | null,
  act: string | null,
  bodyBytes: number,
]

/** What the journal's INSERT takes, in its order. A digest and a body belong to each delivery. */
export type JournalRow = readonly [
  at: number,
  kind: string,
  sourceId: string | null,
  sourceName: string | null,
  product: string | null,
  provenBy: string | null,
  signed: string | null,
  act: string | null,
  digest: Buffer | null,
  body: Buffer | null,
]

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
  return entries.map(([at, kind, sourceId, sourceName, product, provenBy, signed, act, bodyBytes]) => {
    const columns = [Math.trunc(at), kind, sourceId, sourceName, product, provenBy, signed, act] as const
    if (kind !== 'delivery') return [...columns, null, null]
    const digest = Buffer.from(bytes.buffer, offset, digestBytes)
    const body = Buffer.from(bytes.buffer, offset + digestBytes, bodyBytes)
    offset += digestBytes + bodyBytes
    return [...columns, digest, body]
  })
}

export function bytesOf(entry: Entry): number {
  if (entry.kind === 'act') return 0
  if (entry.digest.length !== digestBytes) throw new TypeError('The digest of a delivery is not 32 bytes long.')
  return digestBytes + entry.body.length
}

function columnsOf(entry: Entry): PackedEntry {
  if (entry.kind === 'act') {
    return [entry.at, entry.act.kind, null, null, null, null, null, JSON.stringify(entry.act), 0]
  }
  const { receivedAt, sourceId, sourceName, product, provenBy, signed, body } = entry
  return [receivedAt, 'delivery', sourceId, sourceName, product, provenBy, signed, null, body.length]
}
