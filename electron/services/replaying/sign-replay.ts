import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseSignature, signatureHeaders } from '../../core/hover-org/hover-signature.ts'
import { asObject, asText, parseJson } from '../../core/json-shape.ts'
import { signingKeyOf, signOutgoing } from '../forwarding/http/sign-outgoing.ts'
import { sign } from '../receiving/gates/hover-signing.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { WholeDelivery } from '../store/exporting/stored-deliveries.ts'
import type { Sending } from './send-delivery.ts'

type Content = Omit<Sending, 'address'>

/**
 * How a copy is signed: not at all; as the provider signs, with the secret of its source (null) or a given one; or as a
 * Standard Webhook with a given key.
 */
export type ReplaySigning =
  | { readonly kind: 'none' }
  | { readonly kind: 'provider'; readonly secret: string | null }
  | { readonly kind: 'standard'; readonly key: string }

export interface SigningDeps {
  readonly vault: Pick<Vault, 'get'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Where it goes: Hover signs the path. */
  readonly address: string
}

const json = { 'content-type': 'application/json' }

/** Signs a body anew, as of now; null when the secret of its source is not kept here. */
export function createReplaySigning({ vault, now, address }: SigningDeps) {
  return (delivery: WholeDelivery, body: Buffer, signing: ReplaySigning): Content | null => {
    switch (signing.kind) {
      case 'none':
        return { headers: json, body }
      case 'standard': {
        const keys = [signingKeyOf(signing.key)]
        const id = `replay-${delivery.seq}-${randomUUID()}`
        return { headers: { ...json, ...signOutgoing({ id, at: new Date(now()), body, keys }) }, body }
      }
      case 'provider':
        return delivery.product === 'ussd-app'
          ? framed(delivery, body, signing.secret)
          : event(delivery, body, signing.secret)
    }
  }

  /** A delivery of usehover.com proves itself by the secret in its body. */
  function framed({ sourceId }: WholeDelivery, body: Buffer, given: string | null): Content | null {
    const secret = given ?? vault.get(secretNames.ussdSecret(sourceId))
    if (secret === undefined) return null
    const meta = JSON.stringify({ secret })
    return { headers: json, body: Buffer.concat([Buffer.from(`{"meta":${meta},"data":`), body, Buffer.from('}')]) }
  }

  function event(delivery: WholeDelivery, body: Buffer, given: string | null): Content | null {
    const webhookId = webhookOf(delivery)
    const kept = webhookId === null ? undefined : vault.get(secretNames.webhookSecret(delivery.sourceId, webhookId))
    const secret = given ?? kept
    if (secret === undefined) return null
    const date = new Date(now()).toUTCString()
    const contentType = 'application/json'
    const signing = { secret, contentType, body, path: new URL(address).pathname, date }
    const signature = (algorithm: 'sha256' | 'sha1') =>
      `${algorithm}=${webhookId ?? 0}:${sign({ ...signing, algorithm })}`
    const signed = { [signatureHeaders.sha256]: signature('sha256'), [signatureHeaders.sha1]: signature('sha1') }
    return { headers: { ...json, date, ...signed }, body }
  }
}

const signedSchema = z.object({ headers: z.record(z.string(), z.string()) })

/** Whose webhook it came through. */
function webhookOf({ signed, body }: WholeDelivery): number | null {
  const headers = signedSchema.safeParse(parseJson(signed ?? '')).data?.headers ?? {}
  const claim =
    parseSignature('sha256', headers[signatureHeaders.sha256]) ?? parseSignature('sha1', headers[signatureHeaders.sha1])
  const named = asText(asObject(parseJson(body.toString('utf8'))).webhook_id)
  return claim?.webhookId ?? (named !== null && /^\d{1,15}$/.test(named) ? Number(named) : null)
}
