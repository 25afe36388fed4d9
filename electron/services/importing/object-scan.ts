import { maxDepth } from '../../core/json-shape.ts'
import { ascii, isSpace } from './ascii.ts'

/**
 * Where one byte leaves an object. `cut-off`: a line ends within a string, which JSON does not have. `next-begins`: the byte
 * begins something else, because it may not stand here.
 */
export type Step = 'inside' | 'closed' | 'cut-off' | 'next-begins'

/** An object within, which begins a line. Bytes are counted from the start of the outer one. */
export interface Inner {
  readonly from: number
  readonly to: number
  readonly line: number
}

export interface ObjectScan {
  /** Takes the bytes of the object one after the other, its first brace included. */
  step(byte: number): Step
  /** The one behind which nothing else came: where the outer object is cut off, this was no part of it. */
  lastInner(): Inner | null
}

interface Opened {
  readonly isArray: boolean
  readonly from: number
  /** Null where it does not begin one. */
  readonly line: number | null
}

/**
 * Follows an object of JSON to its end. A brace at the start of a line may be the next object of the file, or one within
 * this one: where JSON lets a value stand it belongs to this one, and where it does not, this one was cut off before. What
 * else is no JSON is for the parser to find.
 */
export function createObjectScan(firstLine: number): ObjectScan {
  let offset = -1
  let line = firstLine
  let depth = 0
  let inString = false
  let isEscaped = false
  let isLineStart = false
  /** The byte before this one that is no white space. */
  let last = 0
  let inner: Inner | null = null
  /** Only as deep as any delivery may be: what lies deeper costs no memory. */
  const opened: Opened[] = []

  const mayBeginObject = () =>
    last === ascii.colon || last === ascii.bracketOpen || (last === ascii.comma && opened[depth - 1]?.isArray !== false)

  function open(byte: number): Step {
    const isOwnLine = isLineStart && byte === ascii.braceOpen
    if (isOwnLine && !mayBeginObject()) return 'next-begins'
    depth += 1
    inner = null
    const isArray = byte === ascii.bracketOpen
    if (depth <= maxDepth) opened.push({ isArray, from: offset, line: isOwnLine ? line : null })
    return 'inside'
  }

  function close(): Step {
    const closed = depth <= maxDepth ? opened.pop() : undefined
    depth -= 1
    const isInner = closed !== undefined && closed.line !== null
    inner = isInner ? { from: closed.from, to: offset + 1, line: closed.line } : null
    return depth === 0 ? 'closed' : 'inside'
  }

  function inText(byte: number): Step {
    if (byte === ascii.newline) return 'cut-off'
    if (isEscaped) isEscaped = false
    else if (byte === ascii.backslash) isEscaped = true
    else if (byte === ascii.quote) inString = false
    return 'inside'
  }

  function stepOver(byte: number): Step {
    switch (byte) {
      case ascii.braceOpen:
      case ascii.bracketOpen:
        return open(byte)
      case ascii.braceClose:
      case ascii.bracketClose:
        return close()
      case ascii.comma:
        return 'inside'
      default:
        // Behind an object JSON has only commas and brackets.
        if (isLineStart && inner !== null && last === ascii.braceClose) return 'next-begins'
        inString = byte === ascii.quote
        inner = null
        return 'inside'
    }
  }

  return {
    step(byte) {
      offset += 1
      if (inString) return inText(byte)
      if (isSpace(byte)) {
        isLineStart = byte === ascii.newline
        if (isLineStart) line += 1
        return 'inside'
      }
      const step = stepOver(byte)
      last = byte
      isLineStart = false
      return step
    },
    lastInner: () => inner,
  }
}
