/**
 * Records on their way from one thread to one other, in memory that both see. A message for each record would cost both
 * threads more than most of what they do with it; here only a reader that sleeps is called by a message. Plain data, so it
 * can be posted.
 */
export interface Ring {
  readonly control: SharedArrayBuffer
  readonly bytes: SharedArrayBuffer
}

export interface RingWriter {
  /** Its parts become one record. `full`: there is no room now; `too-long`: there never is. */
  write(parts: readonly Uint8Array[]): 'written' | 'full' | 'too-long'
  /** The same, but it waits for room and holds up its thread. `gone`: nobody reads any more. */
  writeWaiting(parts: readonly Uint8Array[]): 'written' | 'too-long' | 'gone'
  /** Whether the reader sleeps and is to be called. Asked once after a record; who is told so has to call it. */
  mustCall(): boolean
}

export interface RingReader {
  /** The oldest record, in memory of its own; null when there is none. */
  read(): Buffer | null
  /** True: the next record brings a call. False: something came meanwhile, and no call will tell of it. */
  sleep(): boolean
}

/** Places in the control words: bytes written and bytes read, both modulo 2^32; flags of 0 and 1. */
const [written, taken, asleep, waiting, abandoned] = [0, 1, 2, 3, 4]
const controlWords = 5
const lengthBytes = 4
/** A waiting writer looks by itself so often (milliseconds), in case its reader ended without a word. */
const lookAgainMs = 100

/** `capacity` in bytes: a power of two. A record takes four bytes more than it is long, and starts at a multiple of four. */
export function createRing(capacity: number): Ring {
  if (capacity < 8 || (capacity & (capacity - 1)) !== 0) throw new RangeError('The size of a ring is a power of two.')
  const control = new SharedArrayBuffer(controlWords * Int32Array.BYTES_PER_ELEMENT)
  // Nobody reads yet: the first record calls.
  new Int32Array(control)[asleep] = 1
  return { control, bytes: new SharedArrayBuffer(capacity) }
}

/** Nobody reads it any more: a writer that waits gives up. */
export function abandonRing(ring: Ring): void {
  const control = new Int32Array(ring.control)
  Atomics.store(control, abandoned, 1)
  Atomics.notify(control, taken)
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

  const write: RingWriter['write'] = parts => {
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
  }

  return {
    write,
    writeWaiting(parts) {
      for (;;) {
        const seen = Atomics.load(control, taken)
        const outcome = write(parts)
        if (outcome !== 'full') return outcome
        if (Atomics.load(control, abandoned) === 1) return 'gone'
        Atomics.store(control, waiting, 1)
        Atomics.wait(control, taken, seen, lookAgainMs)
        Atomics.store(control, waiting, 0)
      }
    },
    mustCall: () => Atomics.load(control, asleep) === 1 && Atomics.exchange(control, asleep, 0) === 1,
  }
}

/** For one thread only. */
export function ringReader(ring: Ring): RingReader {
  const control = new Int32Array(ring.control)
  const bytes = Buffer.from(ring.bytes)
  const lengths = new Uint32Array(ring.bytes)
  const last = bytes.length - 1
  const isEmpty = (at: number) => Atomics.load(control, written) === at

  return {
    read() {
      const at = Atomics.load(control, taken)
      if (isEmpty(at)) return null
      const length = lengths[(at & last) / lengthBytes] ?? 0
      const record = Buffer.allocUnsafe(length)
      const place = (at + lengthBytes) & last
      const copied = bytes.copy(record, 0, place, place + length)
      if (copied < length) bytes.copy(record, copied, 0, length - copied)
      Atomics.store(control, taken, (at + spaceOf(length)) | 0)
      if (Atomics.load(control, waiting) === 1) Atomics.notify(control, taken)
      return record
    },
    sleep() {
      Atomics.store(control, asleep, 1)
      if (isEmpty(Atomics.load(control, taken))) return true
      // Whichever of the two takes the flag back: here nobody has to be called any more.
      Atomics.store(control, asleep, 0)
      return false
    },
  }
}

/** A record with its length, up to the next multiple of four. */
function spaceOf(length: number): number {
  return lengthBytes + ((length + lengthBytes - 1) & -lengthBytes)
}
