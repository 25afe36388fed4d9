/** A body that waits for its verdict. */
export interface Unproven {
  readonly body: Buffer
  /** Whose address it was posted to. */
  readonly hookSourceId: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
}

export interface UnprovenRecord extends Unproven {
  /** Given by whoever waits for the answer. */
  readonly ticket: number
  /** Of the secrets it falls under: its reader must have got these before. */
  readonly edition: number
}

// ticket: u32, edition: u32, receivedAt: f64, length of the source's id: u32
const idAt = 20

/** One record of a ring: the bytes of the body are copied only into it. */
export function encodeUnproven({ ticket, edition, receivedAt, hookSourceId, body }: UnprovenRecord) {
  const id = Buffer.from(hookSourceId)
  const head = Buffer.allocUnsafe(idAt + id.length)
  head.writeUInt32LE(ticket, 0)
  head.writeUInt32LE(edition, 4)
  head.writeDoubleLE(receivedAt, 8)
  head.writeUInt32LE(id.length, 16)
  id.copy(head, idAt)
  return [head, body] as const
}

export function decodeUnproven(record: Buffer): UnprovenRecord {
  const bodyAt = idAt + record.readUInt32LE(16)
  return {
    ticket: record.readUInt32LE(0),
    edition: record.readUInt32LE(4),
    receivedAt: record.readDoubleLE(8),
    hookSourceId: record.toString('utf8', idAt, bodyAt),
    body: record.subarray(bodyAt),
  }
}
