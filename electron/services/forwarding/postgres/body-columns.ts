import type { Outgoing } from '../../store/queries/outbox/outbox.ts'

interface BodyColumns {
  readonly body: string | null
  /** Hexadecimal. */
  readonly body_bytes: string | null
}

/** What of a deep body `jsonb` takes; PostgreSQL's stack would end at about six thousand. */
const deepest = 500

/** A delivery as it is stored: as `jsonb` where that type can hold it whole, else its bytes; null where it is not sent. */
export function columnsOfBody(delivery: Outgoing['delivery']): BodyColumns {
  if (delivery === null) return { body: null, body_bytes: null }
  const bytes = Buffer.from(delivery.body)
  const text = textOf(bytes)
  return text !== null && isForJsonb(text)
    ? { body: text, body_bytes: null }
    : { body: null, body_bytes: bytes.toString('hex') }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** The first character of Unicode, or half of a character: as an escape, or what looks like one. */
const unfitEscape =
  /\\u(?:0000|[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F]))|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]/
const anyString = /"(?:[^"\\]|\\.)*"/g
const hugeNumber = /[eE][+-]?\d{4}|\d{10000}/

/**
 * `jsonb` holds no character U+0000, no half of a character, and no number of more than 131,072 digits
 * (postgresql.org/docs/current/datatype-json.html). What is only nearly so goes as bytes too.
 */
function isForJsonb(text: string): boolean {
  if (text.includes('\0') || unfitEscape.test(text) || hugeNumber.test(text.replaceAll(anyString, ''))) return false
  try {
    return depthOf(JSON.parse(text)) <= deepest
  } catch {
    return false
  }
}

function depthOf(value: unknown): number {
  let depth = 0
  for (let level = [value]; level.length > 0 && depth <= deepest; depth += 1)
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  return depth
}
