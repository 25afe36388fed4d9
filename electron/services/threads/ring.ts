/**
 * Records on their way from one thread to one other, in memory that both see: a message for each would cost both threads more
 * than most of what they do with it. Whoever reads is told of them by other means. Plain data, so it can be posted.
 */
export interface Ring {
  readonly control: SharedArrayBuffer
  readonly bytes: SharedArrayBuffer
}

export interface RingWriter {
  /** Its parts become one record. `full`: there is no room now; `too-long`: there never is. */
  write(parts: readonly Uint8Array[]): 'written' | 'full' | 'too-long'
}

export interface RingReader {
  /** The oldest record, in memory of its own; null when there is none. */
  read(): Buffer | null
  isEmpty(): boolean
}

/** Places in the control words: bytes written and bytes read, both modulo 2^32. */
const [written, taken] = [0, 1]
const controlWords = 2
const lengthBytes = 4

/** `capacity` in bytes: a power of two. A record takes four bytes more than it is long, and starts at a multiple of four. */
export function createRing(capacity: number): Ring {
  if (capacity < 8 || (capacity & (capacity - 1)) !== 0) throw new RangeError('The size of a ring is a power of two.')
  const control = new SharedArrayBuffer(controlWords * Int32Array.BYTES_PER_ELEMENT)
  return { control, bytes: new SharedArrayBuffer(capacity) }
}

/** For one thread only. */
export function ringWriter(ring: Ring): RingWriter {
  const control = new Int32Array(ring.control)
  const bytes = new Uint8Array(ring.bytes)
  const lengths = new Uint32Array(ring.bytes)
  const last = bytes.length - 1

  const put = (at: number, part: Uint8Array): void => {
    const place = at & last
    const untilEnd = bytes.length - place
    if (part.length <= untilEnd) return bytes.set(part, place)
    bytes.set(part.subarray(0, untilEnd), place)
    bytes.set(part.subarray(untilEnd), 0)
  }

  return {
    write(parts) {
      let length = 0
      for (const part of parts) length += part.length
      const needed = spaceOf(length)
      if (needed > bytes.length) return 'too-long'
      const start = Atomics.load(control, written)
      const used = (start - Atomics.load(control, taken)) >>> 0
      if (bytes.length - used < needed) return 'full'
      lengths[(start & last) / lengthBytes] = length
      let at = start + lengthBytes
      for (const part of parts) {
        put(at, part)
        at += part.length
      }
      Atomics.store(control, written, (start + needed) | 0)
      return 'written'
    },
  }
}

/** For one thread only. */
export function ringReader(ring: Ring): RingReader {
  const control = new Int32Array(ring.control)
  const bytes = Buffer.from(ring.bytes)
  const lengths = new Uint32Array(ring.bytes)
  const last = bytes.length - 1

  return {
    read() {
      const at = Atomics.load(control, taken)
      if (Atomics.load(control, written) === at) return null
      const length = lengths[(at & last) / lengthBytes] ?? 0
      const record = Buffer.allocUnsafe(length)
      const place = (at + lengthBytes) & last
      const copied = bytes.copy(record, 0, place, place + length)
      if (copied < length) bytes.copy(record, copied, 0, length - copied)
      Atomics.store(control, taken, (at + spaceOf(length)) | 0)
      return record
    },
    isEmpty: () => Atomics.load(control, written) === Atomics.load(control, taken),
  }
}

/** A record with its length, up to the next multiple of four. */
function spaceOf(length: number): number {
  return lengthBytes + ((length + lengthBytes - 1) & -lengthBytes)
}
