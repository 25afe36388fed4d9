import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { readVerificationCode } from '../../../core/hover-org/hover-event.ts'
import {
  parseSignature,
  type SignatureAlgorithm,
  type SignatureClaim,
  signatureHeaders,
} from '../../../core/hover-org/hover-signature.ts'
import { asObject, asText, isObject, type JsonObject } from '../../../core/json-shape.ts'
import type { RawDelivery } from '../http/receiver.ts'
import { bodyDigest, sign } from './hover-signing.ts'
import { parseBody } from './json-body.ts'

export type HoverVerdict =
  | {
      readonly kind: 'authentic'
      readonly webhookId: number
      readonly signed: string
      readonly digest: Buffer
      readonly skewMs: number
    }
  /**
   * Hover asks whether the URL is ours. Unproven only counts for a registration of our own that is under way, which
   * checks a signature that came before its secret did.
   */
  | {
      readonly kind: 'code'
      readonly webhookId: number
      readonly code: string
      readonly isProven: boolean
      readonly isSignedWith: ((secret: string) => boolean) | null
    }
  /** Signed by Hover, but at another time than this machine's clock tells; null when the date cannot be read. */
  | { readonly kind: 'stale'; readonly webhookId: number; readonly skewMs: number | null }
  | { readonly kind: 'unknown-webhook'; readonly webhookId: number }
  | { readonly kind: 'refused'; readonly reason: HoverRefusal }
  | { readonly kind: 'malformed' }
export type HoverRefusal = 'no-signature' | 'bad-signature' | 'wrong-webhook' | 'no-date'

interface Deps {
  /** The HMAC secret of a webhook that this app registered; undefined for any other. */
  readonly secretOf: (webhookId: number) => string | undefined
  /** The path Hover called, when a proxy in front of this machine cuts a part of it off. */
  readonly publicPath: (target: string) => string
  readonly replayWindowMs: number
  /** Without it a delivery that brings no SHA-256 signature is not proven. */
  readonly acceptsSha1: boolean
}

export interface HoverGate {
  check(delivery: RawDelivery): HoverVerdict
}

/** Hover organizations sign the raw bytes (developers.hover.to, "Webhook signature verification"). */
export function createHoverGate(deps: Deps): HoverGate {
  return {
    check(delivery) {
      const parsed = parseBody(delivery.body)
      const verdict = judge(deps, delivery, asObject(parsed))
      // What Hover signed is kept whatever it says: Hover may not post again what was refused.
      const isFromHover = verdict.kind === 'authentic' || verdict.kind === 'stale'
      return isObject(parsed) || isFromHover ? verdict : { kind: 'malformed' }
    },
  }
}

function judge(deps: Deps, delivery: RawDelivery, body: JsonObject): HoverVerdict {
  const challenge = readVerificationCode(body)
  const signature = claimOf(delivery.headers, deps.acceptsSha1)
  if (signature === 'unreadable') return { kind: 'refused', reason: 'bad-signature' }
  if (signature === 'absent') {
    return challenge === null
      ? { kind: 'refused', reason: 'no-signature' }
      : { kind: 'code', ...challenge, isProven: false, isSignedWith: null }
  }
  const webhookId = signature.claim.webhookId
  const named = asText(body.webhook_id)
  if (named !== null && named !== String(webhookId)) return { kind: 'refused', reason: 'wrong-webhook' }
  const secret = deps.secretOf(webhookId)
  if (secret === undefined) {
    // Hover's code may arrive before the answer that tells us the secret: the registration that waits decides.
    return challenge === null
      ? { kind: 'unknown-webhook', webhookId }
      : {
          ...{ kind: 'code', ...challenge, isProven: false },
          isSignedWith: later => refusalOf({ delivery, secret: later, signature, deps }) === null,
        }
  }
  const refusal = refusalOf({ delivery, secret, signature, deps })
  if (refusal !== null) return { kind: 'refused', reason: refusal }
  const skewMs = skewOf(delivery)
  // Only now: what is not signed by Hover says nothing about a clock.
  if (skewMs === null || Math.abs(skewMs) > deps.replayWindowMs) return { kind: 'stale', webhookId, skewMs }
  if (challenge !== null) return { kind: 'code', ...challenge, isProven: true, isSignedWith: null }
  return { kind: 'authentic', webhookId, signed: signedHeaders(delivery), digest: sha256(delivery.body), skewMs }
}

interface Signature {
  readonly algorithm: SignatureAlgorithm
  readonly claim: SignatureClaim
}

/** SHA-1 is looked at only when no SHA-256 header came: a failing one is never given a second, weaker chance. */
function claimOf(headers: IncomingHttpHeaders, acceptsSha1: boolean): Signature | 'absent' | 'unreadable' {
  const algorithm = headers[signatureHeaders.sha256] !== undefined ? 'sha256' : 'sha1'
  if (algorithm === 'sha1' && !acceptsSha1 && headers[signatureHeaders.sha1] !== undefined) return 'unreadable'
  const header = headers[signatureHeaders[algorithm]]
  if (header === undefined) return 'absent'
  const claim = parseSignature(algorithm, String(header))
  return claim === null ? 'unreadable' : { algorithm, claim }
}

interface Check {
  readonly delivery: RawDelivery
  readonly secret: string
  readonly signature: Signature
  readonly deps: Deps
}

function refusalOf({ delivery, secret, signature, deps }: Check): HoverRefusal | null {
  const { headers, body, target } = delivery
  const { date } = headers
  if (date === undefined) return 'no-date'
  const announced = headers['content-md5']
  if (announced !== undefined && announced !== bodyDigest(body)) return 'bad-signature'
  const expected = sign({
    secret,
    body,
    date,
    contentType: headers['content-type'] ?? '',
    path: deps.publicPath(target),
    algorithm: signature.algorithm,
  })
  return isSame(expected, signature.claim.signature) ? null : 'bad-signature'
}

/** How much later it came than its Date says, in milliseconds; null when the date cannot be read. */
function skewOf({ headers, receivedAt }: RawDelivery): number | null {
  const skewMs = receivedAt - Date.parse(headers.date ?? '')
  return Number.isNaN(skewMs) ? null : skewMs
}

function isSame(expected: string, given: string): boolean {
  const a = Buffer.from(expected, 'base64')
  const b = Buffer.from(given, 'base64')
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What is kept beside the bytes, so that the proof can be repeated at any time. */
function signedHeaders({ headers, target }: RawDelivery): string {
  const names = ['content-type', 'content-md5', 'date', signatureHeaders.sha256, signatureHeaders.sha1]
  const kept = names.flatMap(name => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]))
  return JSON.stringify({ target, headers: Object.fromEntries(kept) })
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
