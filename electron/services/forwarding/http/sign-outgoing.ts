import { isUtf8 } from 'node:buffer'
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A key of a Standard Webhook, examined once: each event is signed with it. */
export interface SigningKey {
  readonly webhook: Webhook
  readonly secret: KeyObject
}

/** `text`: whsec_ and Base64, as isSigningKey has found it to be. */
export function signingKeyOf(text: string): SigningKey {
  const secret = createSecretKey(Buffer.from(text.replace(/^whsec_/, ''), 'base64'))
  return { webhook: new Webhook(text), secret }
}

interface Signing {
  readonly id: string
  readonly at: Date
  readonly body: Buffer
  /** The newest first; during a rotation there are two, and the receiver needs one that it knows. */
  readonly keys: readonly SigningKey[]
}

/**
 * The headers of a Standard Webhook (github.com/standard-webhooks/standard-webhooks, spec v1): HMAC-SHA256 over id, time and
 * body. The specification's own library signs texts. What is passed on raw are bytes; where they are no text it would sign
 * something else than is sent.
 */
export function signOutgoing({ id, at, body, keys }: Signing): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const isText = isUtf8(body)
  const signatures = keys.map(({ webhook, secret }) =>
    isText ? webhook.sign(id, at, body) : signBytes(secret, [`${id}.${timestamp}.`, body]),
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

function signBytes(secret: KeyObject, parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', secret)
  for (const part of parts) hmac.update(part)
  return `v1,${hmac.digest('base64')}`
}
