import { hash, timingSafeEqual } from 'node:crypto'
import type { Proof } from '../../../contract/transactions/transaction.ts'
import { isObject, type JsonObject } from '../../../core/json-shape.ts'
import { redactUssdData } from '../../../core/masking/redact.ts'
import { repeatedKeysMark } from '../../../core/ussd/ussd-snapshot.ts'
import { readBodyExactly, repeatsKey } from './json-body.ts'

/** A secret that a USSD app may send. During a rotation an app has two. */
export interface UssdSecret {
  readonly sourceId: string
  readonly secret: string
  readonly provenBy: Proof
  /** The end of its grace, in milliseconds since 1970; without one it is good for as long as it is configured. */
  readonly until?: number
}

/** `other-hover`: it looks like an event of hover.to, which is another company and proves itself by a signature. */
export type UssdRefusal = 'no-secret' | 'wrong-secret' | 'other-hover'

export type UssdVerdict =
  | {
      readonly kind: 'authentic'
      readonly sourceId: string
      readonly provenBy: Proof
      /** JSON text of `data`, redacted: what may touch the disk. */
      readonly body: Buffer
      readonly digest: Buffer
    }
  | { readonly kind: 'refused'; readonly reason: UssdRefusal }
  | { readonly kind: 'malformed' }

export interface UssdGate {
  /** `hookSourceId`: whose address it was posted to; it only decides between apps that share a secret. */
  check(body: Buffer, hookSourceId: string): UssdVerdict
}

/**
 * Hover USSD proves itself by `meta.secret` in the body (documented by Hover; there is no signature). The secret of
 * every configured app is compared, in constant time, because several apps may post to one address.
 */
export function createUssdGate(secrets: readonly UssdSecret[], now: () => number): UssdGate {
  // Digests have one length, so that not even the length of a secret shows in the time of a comparison.
  const known = secrets.filter(({ secret }) => secret !== '').map(entry => ({ ...entry, digest: sha256(entry.secret) }))

  function owner(secret: string, hookSourceId: string): UssdSecret | undefined {
    const digest = sha256(secret)
    const matches = known
      .filter(entry => timingSafeEqual(entry.digest, digest))
      .filter(({ until }) => until === undefined || now() < until)
    return matches.find(({ sourceId }) => sourceId === hookSourceId) ?? matches[0]
  }

  return {
    check(body, hookSourceId) {
      const reading = readBodyExactly(body)
      const parsed = reading?.value
      if (!isObject(parsed)) return { kind: 'malformed' }
      const { meta } = parsed
      const secret = isObject(meta) ? meta.secret : undefined
      if (typeof secret !== 'string' || secret === '') return refuse(parsed, 'no-secret')
      const match = owner(secret, hookSourceId)
      if (match === undefined) return refuse(parsed, 'wrong-secret')
      return {
        kind: 'authentic',
        sourceId: match.sourceId,
        provenBy: match.provenBy,
        body: storedBody(body, parsed, reading?.keys),
        digest: sha256(body),
      }
    },
  }
}

function refuse(parsed: JsonObject, reason: UssdRefusal): UssdVerdict {
  const isOtherHover = 'event' in parsed && !('data' in parsed)
  return { kind: 'refused', reason: isOtherHover ? 'other-hover' : reason }
}

/** Of `{"meta":…,"data":…}` without white space, all that is neither meta nor data. */
const frameLength = '{"meta":,"data":}'.length

/**
 * JSON text of `data`, redacted, with a mark when one of its keys stood there twice: only the last value is left. `keys`:
 * how many there are in `parsed`, for whoever counted them.
 */
export function storedBody(body: Buffer, parsed: JsonObject, keys?: number): Buffer {
  const { redacted, text: written } = withoutProof(parsed)
  const text = Buffer.from(written)
  // Nothing was dropped when the text stands there as it is, and the parts are as long as the whole: Hover's own way of
  // writing costs no second look.
  const isAsLong = body.length - text.length === (JSON.stringify(parsed.meta) ?? '').length + frameLength
  const isWhole = isAsLong && body.includes(text)
  if (isWhole || !isObject(redacted) || !repeatsKey(body, parsed, keys)) return text
  return Buffer.from(JSON.stringify({ ...redacted, [repeatedKeysMark]: true }))
}

/**
 * What proved the delivery has no place in its data either. Only what would be stored tells whether it is there: in the body
 * the same text may be written with escapes.
 */
function withoutProof({ data, meta }: JsonObject): { readonly redacted: unknown; readonly text: string } {
  const redacted = redactUssdData(data)
  const text = JSON.stringify(redacted) ?? 'null'
  const secret = isObject(meta) ? meta.secret : undefined
  if (typeof secret !== 'string' || secret.length < 4) return { redacted, text }
  if (!text.includes(JSON.stringify(secret).slice(1, -1))) return { redacted, text }
  const without = redactUssdData(data, [secret])
  return { redacted: without, text: JSON.stringify(without) ?? 'null' }
}

/** In one call, and as text first: as a buffer the same takes a quarter longer (1.7 instead of 1.3 µs for Hover's sample). */
function sha256(value: string | Buffer): Buffer {
  return Buffer.from(hash('sha256', value, 'binary'), 'binary')
}
