import { createHash } from 'node:crypto'
import { isObject, parseJson } from '../../../../core/json-shape.ts'
import { codec, decodeSegment, type Kept } from '../../segments/segment-format.ts'
import { isIntact } from './checksum.ts'

/** A row as it is read from a file that may be damaged: nothing is known of it. */
export type Row = Readonly<Record<string, unknown>>

/** A row of `entries`. */
export function isSoundEntry(row: Row): boolean {
  const { kind, act, product, proven_by, digest, body } = row
  if (!isIntactEntry(row)) return false
  if (kind !== 'delivery') return isActOf(String(kind), String(act))
  return isSoundBody({ product, provenBy: proven_by, digest: bytesOf(digest), body: bytesOf(body) })
}

function isIntactEntry(row: Row): boolean {
  const { at, kind, source_id, source_name, product, proven_by, signed, act, body, checksum } = row
  if (typeof checksum !== 'number') return true
  const content = body instanceof Uint8Array ? body : String(act)
  return isIntact(checksum, [at, kind, source_id, source_name, product, proven_by, signed], content)
}

/** A row of `segments`. A newer version may know how to unpack what this one does not. */
export function isSoundSegment({ content, ...row }: Row): boolean {
  if (row.codec !== codec) return true
  try {
    return decodeSegment(bytesOf(content)).every(isSoundKept)
  } catch {
    return false
  }
}

/** Of what was trimmed or pruned only the digest of the whole is left, which nothing can be compared with. */
export function isSoundKept(kept: Kept): boolean {
  return kept.form === 'whole' ? isSoundBody(kept) : isJson(kept.body)
}

interface Said {
  readonly product: unknown
  readonly provenBy: unknown
  readonly digest: Buffer
  readonly body: Buffer
}

/**
 * Of hover.to the bytes are kept as they came, and their digest tells. Of a USSD app the digest is that of the delivery with
 * the secret in it, which is not kept: that is JSON that we wrote.
 */
function isSoundBody({ product, provenBy, digest, body }: Said): boolean {
  if (product === 'ussd-app') return isJson(body)
  return createHash('sha256').update(body).digest().equals(digest) || mayBeCopied(body, provenBy)
}

/**
 * Exports, and copies for another engine, are text: bytes that are none came as U+FFFD, and the digest is that of before. Of an
 * import it is what the file said.
 */
function mayBeCopied(body: Buffer, provenBy: unknown): boolean {
  const text = textOf(body)
  return text !== null && (provenBy === 'import' || text.includes('\ufffd'))
}

/** Also an act that only a newer version knows. */
function isActOf(kind: string, text: string): boolean {
  const act = parseJson(text)
  return isObject(act) && act.kind === kind
}

function isJson(body: Buffer): boolean {
  const text = textOf(body)
  return text !== null && parseJson(text) !== undefined
}

function textOf(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.alloc(0)
}
