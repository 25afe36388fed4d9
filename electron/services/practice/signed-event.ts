import { signatureHeaders } from '../../core/hover-org/hover-signature.ts'
import { sign } from '../receiving/gates/hover-signing.ts'

interface Signing {
  readonly webhookId: number
  /** Null: it goes without a signature. */
  readonly secret: string | null
  readonly url: string
  readonly event: object
  /** Milliseconds since 1970. */
  readonly at: number
}

/** An event as Hover posts it: both signatures, over type, body, path and date. */
export function signedEvent({ webhookId, secret, url, event, at }: Signing) {
  const body = Buffer.from(JSON.stringify(event))
  const date = new Date(at).toUTCString()
  const plain = { 'content-type': 'application/json', date }
  if (secret === null) return { url, body, headers: plain }
  const signing = { secret, contentType: 'application/json', body, path: new URL(url).pathname, date }
  return {
    ...{ url, body },
    headers: {
      ...plain,
      [signatureHeaders.sha256]: `sha256=${webhookId}:${sign({ ...signing, algorithm: 'sha256' })}`,
      [signatureHeaders.sha1]: `sha1=${webhookId}:${sign({ ...signing, algorithm: 'sha1' })}`,
    },
  }
}

/** What is wrong with an event as it is made. */
export interface Faulty {
  readonly isBadlySigned: boolean
  /** By how much the clock is wrong that dates it, in milliseconds. */
  readonly shiftMs: number
}
export const rightly: Faulty = { isBadlySigned: false, shiftMs: 0 }
