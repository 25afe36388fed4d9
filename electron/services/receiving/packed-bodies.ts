/** A body that waits for its verdict. */
export interface Unproven {
  readonly body: Buffer
  /** Whose address it was posted to. */
  readonly hookSourceId: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
}

/** Many bodies as one message, one after the other in one buffer: a view of a shared pool would be cloned whole. */
export interface PackedBodies {
  readonly bodies: readonly (readonly [hookSourceId: string, receivedAt: number, bytes: number])[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function packBodies(unproven: readonly Unproven[]): PackedBodies {
  const bytes = new Uint8Array(unproven.reduce((sum, { body }) => sum + body.length, 0))
  let offset = 0
  const bodies = unproven.map(({ body, hookSourceId, receivedAt }) => {
    bytes.set(body, offset)
    offset += body.length
    return [hookSourceId, receivedAt, body.length] as const
  })
  return { bodies, bytes }
}

export function unpackBodies({ bodies, bytes }: PackedBodies): readonly Unproven[] {
  let offset = bytes.byteOffset
  return bodies.map(([hookSourceId, receivedAt, length]) => {
    const body = Buffer.from(bytes.buffer, offset, length)
    offset += length
    return { body, hookSourceId, receivedAt }
  })
}
