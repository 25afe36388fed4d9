import { ascii, isSpace } from './ascii.ts'
import { createObjectScan } from './object-scan.ts'

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

const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf]

const notAnObject = 'There is no JSON object here.'
const cutOff = 'The JSON ends in the middle.'
const tooLarge = 'It is larger than any delivery may be.'
const utf16 = 'The file is in UTF-16. Save it as UTF-8.'

/**
 * Finds the objects in one JSON object, an array of them, JSON lines, or objects written one after the other, in any
 * layout, without ever holding more than one of them. It works on bytes, because what is structure in JSON is ASCII, so
 * that each object is judged later exactly as it was saved. After an object that is cut off it goes on with the next line
 * that begins with one.
 */
export function createPayloadSplitter(maxBytes = maxPayloadBytes): PayloadSplitter {
  let state: 'between' | 'value' | 'junk' = 'between'
  let offset = 0
  let line = 1
  /** Number of the last item of an array around the objects; null outside of one. */
  let item: number | null = null

  let where = ''
  let scan = createObjectScan(line)
  let isTooLarge = false
  let parts: Uint8Array[] = []
  let size = 0
  /** Where the object goes on in this chunk. */
  let from = 0
  let pieces: Piece[] = []

  function unreadable(reason: string, place = where): void {
    pieces.push({ kind: 'unreadable', where: place, reason })
  }

  function nextPlace(at = line): string {
    if (item === null) return `line ${at}`
    item += 1
    return `line ${at}, item ${item}`
  }

  function begin(byte: number, at: number): void {
    where = nextPlace()
    state = 'value'
    scan = createObjectScan(line)
    scan.step(byte)
    isTooLarge = false
    parts = []
    size = 0
    from = at
  }

  /** Takes what the chunk holds of the object up to here. */
  function keep(chunk: Uint8Array, to: number): void {
    size += to - from
    isTooLarge ||= size > maxBytes
    if (isTooLarge) parts = []
    else parts.push(chunk.subarray(from, to))
  }

  function finish(): void {
    if (isTooLarge) unreadable(tooLarge)
    else pieces.push({ kind: 'payload', where, bytes: Buffer.concat(parts) })
    parts = []
    state = 'between'
  }

  /** It ends before it is whole. What stood last in it, on lines of its own, was the next object of the file. */
  function breakOff(): void {
    unreadable(isTooLarge ? tooLarge : cutOff)
    const inner = scan.lastInner()
    if (inner !== null && !isTooLarge) {
      const bytes = Buffer.concat(parts).subarray(inner.from, inner.to)
      pieces.push({ kind: 'payload', where: nextPlace(inner.line), bytes })
    }
    parts = []
    state = 'between'
  }

  function between(byte: number, at: number): void {
    if (byte === ascii.braceOpen) begin(byte, at)
    else if (byte === ascii.bracketOpen && item === null) item = 0
    else if (byte === ascii.bracketClose && item !== null) item = null
    else if (offset < byteOrderMark.length && byte === byteOrderMark[offset]) return
    else if (byte !== ascii.comma && !isSpace(byte)) {
      unreadable(offset < 2 && byte >= 0xfe ? utf16 : notAnObject, nextPlace())
      state = 'junk'
    }
  }

  function inValue(byte: number, at: number, chunk: Uint8Array): void {
    const step = scan.step(byte)
    if (step === 'inside') return
    keep(chunk, step === 'closed' ? at + 1 : at)
    if (step === 'closed') return finish()
    breakOff()
    if (step === 'next-begins') between(byte, at)
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
        else if (byte === ascii.newline) state = 'between'
        else if (byte === ascii.braceOpen && item !== null) begin(byte, at)
        if (byte === ascii.newline) line += 1
        offset += 1
      }
      if (state === 'value') keep(chunk, chunk.length)
      return taken()
    },
    end() {
      if (state === 'value') breakOff()
      state = 'between'
      return taken()
    },
  }
}
