/**
 * Frames of muxado, the multiplexer between an ngrok agent and its edge: an 8-byte big-endian header (24-bit payload
 * length, 4-bit type, 4-bit flags, 32-bit stream id), then the payload. Source: PROTOCOL.md and the code of ngrok-rust's
 * muxado; where they differ (the SYN bit) the code is right.
 */
export const frameType = { rst: 0, data: 1, windowIncrement: 2, goAway: 3 } as const
export const flag = { fin: 1, syn: 2 } as const
export const errorCode = { flowControl: 3, streamClosed: 4, streamCancelled: 6 } as const

/** Bytes in flight per stream and direction; both peers assume it, it is never negotiated. */
export const windowBytes = 0x40000
/** Our choice; the format allows 2^24-1. */
export const maxPayloadBytes = 0x10000

const headerBytes = 8
const streamIdMask = 0x7fffffff

export interface Frame {
  readonly type: number
  readonly flags: number
  readonly streamId: number
  readonly payload: Buffer
}

export function encodeFrame(frame: Frame): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeUIntBE(frame.payload.length, 0, 3)
  header.writeUInt8(((frame.type & 0xf) << 4) | (frame.flags & 0xf), 3)
  header.writeUInt32BE(frame.streamId, 4)
  return Buffer.concat([header, frame.payload])
}

/** Cuts a byte stream into frames: feed it what came, get the frames that are whole. */
export function createFrameReader(): (bytes: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0)
  return bytes => {
    rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    const frames: Frame[] = []
    while (rest.length >= headerBytes) {
      const length = rest.readUIntBE(0, 3)
      if (rest.length < headerBytes + length) break
      const kind = rest.readUInt8(3)
      frames.push({
        type: kind >> 4,
        flags: kind & 0xf,
        streamId: rest.readUInt32BE(4) & streamIdMask,
        payload: rest.subarray(headerBytes, headerBytes + length),
      })
      rest = rest.subarray(headerBytes + length)
    }
    return frames
  }
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0, 0)
  return bytes
}
