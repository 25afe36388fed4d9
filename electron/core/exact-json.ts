import type { SourceKind } from '../contract/transactions/transaction.ts'
import { type JsonObject, withoutByteOrderMark } from './json-shape.ts'

/** As JSON.parse, but numbers that a double cannot hold exactly are their own text: an id must not change its last digits. */
export function parseExactly(text: string): unknown {
  return withExactNumbers(JSON.parse(text), text)
}

/** What was parsed of a text, with such numbers as their own text. Not for what is nested too deeply. */
export function withExactNumbers(value: unknown, text: string): unknown {
  return holdsInexactNumber(value) ? JSON.parse(withLongNumbersAsText(text)) : value
}

/**
 * A stored body. An organization's is stored as it came, with its byte order mark too; in a USSD app's the long numbers are
 * texts already. Throws when it is no JSON.
 */
export function parseStored(product: SourceKind, text: string): unknown {
  return product === 'hover-org' ? parseExactly(withoutByteOrderMark(text)) : JSON.parse(text)
}

/** Looking at the values takes a quarter of the time of looking for long numbers in the text. */
function holdsInexactNumber(value: unknown): boolean {
  if (typeof value === 'number') return isInexact(value)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(holdsInexactNumber)
  for (const key in value) if (holdsInexactNumber((value as JsonObject)[key])) return true
  return false
}

/** Whether it may stand for another number than the text that it was read from. */
export function isInexact(value: number): boolean {
  return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER
}

/** In JSON that parses, quotes stand around strings only. */
export const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

function withLongNumbersAsText(text: string): string {
  return text.replace(stringOrNumber, token => {
    const holds = token.startsWith('"') || String(Number(token)) === token
    return holds ? token : `"${token}"`
  })
}
