import { createHmac, type KeyObject } from 'node:crypto'

interface Signing {
  readonly id: string
  readonly at: Date
  readonly body: Buffer
  /** The newest first; during a rotation there are two, and the receiver needs one that it knows. */
  readonly keys: readonly KeyObject[]
}

/**
 * The headers of a Standard Webhook (github.com/standard-webhooks/standard-webhooks, spec v1): HMAC-SHA256 over id, time
 * and body. The specification's own library signs text; what is passed on raw are bytes, which need not be text.
 */
export function signOutgoing({ id, at, body, keys }: Signing): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = keys.map(
    key => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
