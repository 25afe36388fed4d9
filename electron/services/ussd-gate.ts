import { hash, timingSafeEqual } from 'node:crypto'
import type { ProvenBy } from '../contract/transaction.ts'
import { isObject } from '../core/json-shape.ts'
import { redactUssdData, withoutText } from '../core/redact.ts'
import { parseBody } from './json-body.ts'

/** A secret that a USSD app may send. During a rotation an app has two. */
export interface UssdSecret {
  readonly sourceId: string
  readonly secret: string
  readonly provenBy: ProvenBy
}

export type UssdVerdict =
  | {
      readonly kind: 'authentic'
      readonly sourceId: string
      readonly provenBy: ProvenBy
      /** JSON text of `data`, redacted: what may touch the disk. */
      readonly body: Buffer
      readonly digest: Buffer
    }
  | { readonly kind: 'refused'; readonly reason: 'no-secret' | 'wrong-secret' }
  | { readonly kind: 'malformed' }

export interface UssdGate {
  /** `hookSourceId`: whose address it was posted to; it only decides between apps that share a secret. */
  check(body: Buffer, hookSourceId: string): UssdVerdict
}

/**
 * Hover USSD proves itself by `meta.secret` in the body (documented by Hover; there is no signature). The secret of
 * every configured app is compared, in constant time, because several apps may post to one address.
 */
export function createUssdGate(secrets: readonly UssdSecret[]): UssdGate {
  // Digests have one length, so that not even the length of a secret shows in the time of a comparison.
  const known = secrets.filter(({ secret }) => secret !== '').map(entry => ({ ...entry, digest: sha256(entry.secret) }))

  function owner(secret: string, hookSourceId: string): UssdSecret | undefined {
    const digest = sha256(secret)
    const matches = known.filter(entry => timingSafeEqual(entry.digest, digest))
    return matches.find(({ sourceId }) => sourceId === hookSourceId) ?? matches[0]
  }

  return {
    check(body, hookSourceId) {
      const parsed = parseBody(body)
      if (!isObject(parsed)) return { kind: 'malformed' }
      const { meta, data } = parsed
      const secret = isObject(meta) ? meta.secret : undefined
      if (typeof secret !== 'string' || secret === '') return { kind: 'refused', reason: 'no-secret' }
      const match = owner(secret, hookSourceId)
      if (match === undefined) return { kind: 'refused', reason: 'wrong-secret' }
      return {
        kind: 'authentic',
        sourceId: match.sourceId,
        provenBy: match.provenBy,
        body: Buffer.from(storable(data, secret)),
        digest: sha256(body),
      }
    },
  }
}

/** A secret that is shorter would take ordinary words with it; Hover's have 32 characters. */
const shortestToHide = 8

/** JSON text of `data` without PINs, and without the secret that came with it, should a sender repeat it there. */
function storable(data: unknown, secret: string): string {
  const redacted = redactUssdData(data)
  const text = JSON.stringify(redacted) ?? 'null'
  const isRepeated = secret.length >= shortestToHide && text.includes(JSON.stringify(secret).slice(1, -1))
  return isRepeated ? JSON.stringify(withoutText(redacted, secret)) : text
}

/** In one call: with createHash the same takes a third longer (3.5 instead of 2.6 µs for Hover's sample). */
function sha256(value: string | Buffer): Buffer {
  return hash('sha256', value, 'buffer')
}
