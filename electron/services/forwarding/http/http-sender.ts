import { type HttpDestination, isTrusted } from '../../../contract/settings/destinations.ts'
import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import { isSafeAddress, isSigningKey } from '../../outgoing/outgoing-address.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { failed, type Sender } from '../sender.ts'
import { createComposeHttp } from './compose-http.ts'
import { createPost } from './post.ts'
import { type SigningKey, signingKeyOf, signOutgoing } from './sign-outgoing.ts'

interface Deps {
  readonly vault: Pick<Vault, 'get'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const connections = 16

/** Posts each event by itself, signed as a Standard Webhook. */
export function createHttpSender(destination: HttpDestination, { vault, now }: Deps): Sender {
  const { post, close } = createPost(connections)
  const readKey = createKeyReader()
  const compose = createComposeHttp(destination)

  async function sendOne(outgoing: Outgoing, signal: AbortSignal): Promise<ForwardOutcome> {
    const address = vault.get(secretNames.destinationAddress(destination.id))
    if (address === undefined || !isSafeAddress(address)) return failed('no-address')
    const at = new Date(now())
    const keys = keyNames(destination, at).flatMap(name => readKey(vault.get(name)) ?? [])
    if (keys.length === 0) return failed('no-key')
    const composed = await compose(outgoing)
    if (composed === null) return failed('gone')
    const { headers, body } = composed
    const signed = signOutgoing({ id: outgoing.content.id, at, body, keys })
    return post({ address, headers: { ...headers, ...signed }, body, signal })
  }

  return {
    room: { events: 1, batches: connections },
    wantsDelivery: isTrusted(destination),
    send: (batch, signal) => Promise.all(batch.map(outgoing => sendOne(outgoing, signal))),
    close: async () => close(),
  }
}

/** The newest first. */
function keyNames({ id, previousKeyUntil }: HttpDestination, at: Date): readonly string[] {
  const isRotating = previousKeyUntil !== null && at.getTime() < Date.parse(previousKeyUntil)
  return [secretNames.destinationKey(id), ...(isRotating ? [secretNames.previousDestinationKey(id)] : [])]
}

/** A key is examined once, because each event is signed with it. */
function createKeyReader(): (text: string | undefined) => SigningKey | null {
  const known = new Map<string, SigningKey>()
  return text => {
    if (text === undefined) return null
    const found = known.get(text)
    if (found !== undefined) return found
    if (!isSigningKey(text)) return null
    const key = signingKeyOf(text)
    if (known.size >= 2) known.clear()
    known.set(text, key)
    return key
  }
}
