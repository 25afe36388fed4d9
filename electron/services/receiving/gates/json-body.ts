import { parseExactly } from '../../../core/exact-json.ts'
import { isTooDeep } from '../../../core/json-shape.ts'
import { surveyOf } from '../../../core/json-survey.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON value of a body in UTF-8, with or without a byte order mark; undefined when it is none, or is too deep. */
export function parseBody(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(utf8.decode(body))
    return isTooDeep(value) ? undefined : value
  } catch {
    return undefined
  }
}

/** The same, but numbers that a double cannot hold exactly are their own text: an id must not change its last digits. */
export function parseBodyExactly(body: Uint8Array): unknown {
  return readBodyExactly(body)?.value
}

export interface ReadBody {
  readonly value: unknown
  /** How many its objects have, all together. */
  readonly keys: number
}

/** What `parseBodyExactly` gives, and what `repeatsKey` asks for. */
export function readBodyExactly(body: Uint8Array): ReadBody | undefined {
  try {
    const text = utf8.decode(body)
    const value: unknown = JSON.parse(text)
    const { isTooDeep, holdsInexactNumber, keys } = surveyOf(value)
    if (isTooDeep) return undefined
    return { value: holdsInexactNumber ? parseExactly(text) : value, keys }
  } catch {
    return undefined
  }
}

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a

/**
 * Whether an object of a body names a key twice, so that only the last of its values is in `value`. The body is the JSON
 * that `value` was parsed from; `keys` is how many are left.
 */
export function repeatsKey(body: Uint8Array, value: unknown, keys = surveyOf(value).keys): boolean {
  return countColons(body) > keys
}

/** Outside of strings each colon belongs to one key. Bytes as characters: UTF-8 uses these for nothing else. */
function countColons(body: Uint8Array): number {
  let count = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]
    if (byte === colon) count += 1
    else if (byte === quote) at = endOfString(body, at)
  }
  return count
}

/** The place of the quote that closes the string which begins here. */
function endOfString(body: Uint8Array, start: number): number {
  let at = start + 1
  while (at < body.length && body[at] !== quote) at += body[at] === backslash ? 2 : 1
  return at
}
