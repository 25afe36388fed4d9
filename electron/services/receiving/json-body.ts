import { isObject, isTooDeep, type JsonObject } from '../../core/json-shape.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON value of a body in UTF-8, with or without a byte order mark; undefined when it is none, or is too deep. */
export function parseBody(body: Uint8Array): unknown {
  return parsed(body, JSON.parse)
}

/** The same, but numbers that a double cannot hold exactly are their own text: an id must not change its last digits. */
export function parseBodyExactly(body: Uint8Array): unknown {
  return parsed(body, text => {
    const value: unknown = JSON.parse(text)
    return holdsInexactNumber(value) ? JSON.parse(withLongNumbersAsText(text)) : value
  })
}

function parsed(body: Uint8Array, parse: (text: string) => unknown): unknown {
  try {
    const value = parse(utf8.decode(body))
    return isTooDeep(value) ? undefined : value
  } catch {
    return undefined
  }
}

/** Looking at the values takes a quarter of the time of looking for long numbers in the text. */
function holdsInexactNumber(value: unknown): boolean {
  if (typeof value === 'number') return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(holdsInexactNumber)
  for (const key in value) if (holdsInexactNumber((value as JsonObject)[key])) return true
  return false
}

/** In JSON that parses, quotes stand around strings only. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

function withLongNumbersAsText(text: string): string {
  return text.replace(stringOrNumber, token => {
    const holds = token.startsWith('"') || String(Number(token)) === token
    return holds ? token : `"${token}"`
  })
}

const stringAndColon = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/**
 * Whether an object of a body names a key twice, so that only the last of its values is in `value`. Costs as much as
 * parsing: ask when something is suspect.
 */
export function repeatsKey(body: Buffer, value: unknown): boolean {
  // Bytes as characters: quotes and backslashes are the same in UTF-8.
  const strings = body.toString('latin1').matchAll(stringAndColon)
  let written = 0
  for (const [, colon] of strings) if (colon !== undefined) written += 1
  return written > countKeys(value)
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const items = Object.values(value)
  return items.reduce((count: number, item) => count + countKeys(item), isObject(value) ? items.length : 0)
}
