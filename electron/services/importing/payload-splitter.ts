/** What stands in a file of saved payloads, one after the other. */
export type Piece =
  | { readonly kind: 'payload'; readonly where: string; readonly bytes: Buffer }
  | { readonly kind: 'unreadable'; readonly where: string; readonly reason: string }

export interface PayloadSplitter {
  push(chunk: Uint8Array): readonly Piece[]
  /** The file is over. */
  end(): readonly Piece[]
}

/** As much as the receiver takes of one delivery. */
const maxPayloadBytes = 1_048_576

const [quote, backslash, comma, newline] = [0x22, 0x5c, 0x2c, 0x0a]
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7b, 0x7d, 0x5b, 0x5d]
const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf]

const notAnObject = 'There is no JSON object here.'
const cutOff = 'The JSON ends in the middle.'
const tooLarge = 'It is larger than any delivery may be.'
const utf16 = 'The file is in UTF-16. Save it as UTF-8.'

/**
 * Finds the objects in one JSON object, an array of them, JSON lines, or objects written one after the other, in any
 * layout, without ever holding more than one of them. It works on bytes, because what is structure in JSON is ASCII, so
 * that each object is judged later exactly as it was saved. After an object that is cut off it goes on with the next line.
 */
export function createPayloadSplitter(maxBytes = maxPayloadBytes): PayloadSplitter {
  let state: 'between' | 'value' | 'junk' = 'between'
  let offset = 0
  let line = 1
  let before = newline
  /** Number of the last item of an array around the objects; null outside of one. */
  let item: number | null = null

  let where = ''
  let depth = 0
  let inString = false
  let isEscaped = false
  let isTooLarge = false
  /** A brace at the start of a line inside an object: what follows tells whether a new object begins here. */
  let isSuspect = false
  let parts: Uint8Array[] = []
  let size = 0
  /** Where the object goes on in this chunk. */
  let from = 0
  let pieces: Piece[] = []

  function unreadable(reason: string, place = where): void {
    pieces.push({ kind: 'unreadable', where: place, reason })
  }

  function nextPlace(): string {
    if (item === null) return `line ${line}`
    item += 1
    return `line ${line}, item ${item}`
  }

  function begin(at: number, kept: readonly Uint8Array[] = []): void {
    where = nextPlace()
    state = 'value'
    depth = 1
    inString = isEscaped = isTooLarge = isSuspect = false
    parts = [...kept]
    size = kept.length
    from = at
  }

  /** Takes what the chunk holds of the object up to here. */
  function keep(chunk: Uint8Array, to: number): void {
    size += to - from
    isTooLarge ||= size > maxBytes
    if (isTooLarge) parts = []
    else parts.push(chunk.subarray(from, to))
  }

  function finish(chunk: Uint8Array, to: number): void {
    keep(chunk, to)
    if (isTooLarge) unreadable(tooLarge)
    else pieces.push({ kind: 'payload', where, bytes: Buffer.concat(parts) })
    parts = []
    state = 'between'
  }

  function between(byte: number, at: number): void {
    if (byte === braceOpen) begin(at)
    else if (byte === bracketOpen && item === null) item = 0
    else if (byte === bracketClose && item !== null) item = null
    else if (offset < byteOrderMark.length && byte === byteOrderMark[offset]) return
    else if (byte !== comma && !isSpace(byte)) {
      unreadable(offset < 2 && byte >= 0xfe ? utf16 : notAnObject, nextPlace())
      state = 'junk'
    }
  }

  function inValue(byte: number, at: number, chunk: Uint8Array): void {
    if (isSuspect) {
      isSuspect = false
      // A record begins on one line; pretty-printing without indentation breaks the line behind each brace.
      if (!isSpace(byte)) {
        unreadable(cutOff)
        begin(at, [Uint8Array.of(braceOpen)])
      }
    }
    if (inString) {
      if (isEscaped) isEscaped = false
      else if (byte === backslash) isEscaped = true
      else if (byte === quote) inString = false
      else if (byte === newline) {
        unreadable(cutOff)
        state = 'between'
      }
    } else if (byte === quote) inString = true
    else if (byte === braceOpen || byte === bracketOpen) {
      depth += 1
      isSuspect = byte === braceOpen && before === newline && item === null
    } else if (byte === braceClose || byte === bracketClose) {
      depth -= 1
      if (depth === 0) finish(chunk, at + 1)
    }
  }

  function taken(): readonly Piece[] {
    const found = pieces
    pieces = []
    return found
  }

  return {
    push(chunk) {
      from = 0
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0
        if (state === 'value') inValue(byte, at, chunk)
        else if (state === 'between') between(byte, at)
        else if (byte === newline) state = 'between'
        else if (byte === braceOpen && item !== null) begin(at)
        if (byte === newline) line += 1
        before = byte
        offset += 1
      }
      if (state === 'value') keep(chunk, chunk.length)
      return taken()
    },
    end() {
      if (state === 'value') unreadable(isTooLarge ? tooLarge : cutOff)
      state = 'between'
      return taken()
    },
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09
}
