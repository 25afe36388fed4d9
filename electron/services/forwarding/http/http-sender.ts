import { type HttpDestination, isTrusted } from '../../../contract/destinations.ts'
import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import { isSafeAddress, isSigningKey } from '../../outgoing/outgoing-address.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Outgoing } from '../../store/queries/outbox.ts'
import { failed, type Sender, taken } from '../sender.ts'
import { type Composed, composeHttp } from './compose-http.ts'
import { signOutgoing } from './sign-outgoing.ts'

interface Deps {
  readonly vault: Pick<Vault, 'get'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** How long a destination may take to answer, in milliseconds. */
const limitMs = 10_000
/** An answer is read to its end so that its connection can be used again, unless it is longer than this. */
const mostAnswerBytes = 65_536

/** Posts each event by itself. Never follows a redirect. */
export function createHttpSender(destination: HttpDestination, { vault, now }: Deps): Sender {
  async function sendOne(outgoing: Outgoing, signal: AbortSignal): Promise<ForwardOutcome> {
    const address = vault.get(secretNames.destinationAddress(destination.id))
    if (address === undefined || !isSafeAddress(address)) return failed('no-address')
    const keys = keysOf(destination, vault, now())
    if (keys.length === 0) return failed('no-key')
    const composed = await composeHttp(destination, outgoing)
    if (composed === null) return failed('gone')
    const signed = signOutgoing({ id: outgoing.content.id, at: new Date(now()), body: composed.body, keys })
    return post({ address, composed, signed, signal })
  }
  return {
    room: { events: 1, batches: 16 },
    wantsDelivery: isTrusted(destination),
    send: (batch, signal) => Promise.all(batch.map(outgoing => sendOne(outgoing, signal))),
    close: async () => {},
  }
}

interface Posting {
  readonly address: string
  readonly composed: Composed
  readonly signed: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** It ends in time also when the call does not hear of that. */
async function post(posting: Posting): Promise<ForwardOutcome> {
  const limit = AbortSignal.timeout(limitMs)
  const late = new Promise<ForwardOutcome>(resolve => limit.addEventListener('abort', () => resolve(failed('timeout'))))
  return Promise.race([call(posting, limit), late])
}

async function call({ address, composed, signed, signal }: Posting, limit: AbortSignal): Promise<ForwardOutcome> {
  try {
    const answer = await fetch(address, {
      ...{ method: 'POST', redirect: 'manual', signal: AbortSignal.any([signal, limit]) },
      headers: { ...composed.headers, ...signed },
      body: new Uint8Array(composed.body),
    })
    await finish(answer)
    if (answer.ok) return taken
    if (answer.status >= 300 && answer.status < 400) return failed('redirected')
    return failed(`refused-${answer.status}`, retryAfterOf(answer))
  } catch {
    return failed(limit.aborted ? 'timeout' : 'unreachable')
  }
}

/** The status is what counts: an answer that breaks off behind it changes nothing. */
async function finish(answer: Response): Promise<void> {
  const length = Number(answer.headers.get('content-length') ?? Number.NaN)
  if (!(length <= mostAnswerBytes)) return void answer.body?.cancel().catch(() => {})
  try {
    await answer.arrayBuffer()
  } catch {}
}

function keysOf({ id, previousKeyUntil }: HttpDestination, vault: Pick<Vault, 'get'>, now: number): readonly string[] {
  const previous = previousKeyUntil !== null && now < Date.parse(previousKeyUntil)
  const names = [secretNames.destinationKey(id), ...(previous ? [secretNames.previousDestinationKey(id)] : [])]
  return names.flatMap(name => {
    const key = vault.get(name)
    return key !== undefined && isSigningKey(key) ? [key] : []
  })
}

/** Seconds; a date is left alone, because clocks differ. */
function retryAfterOf(answer: Response): number | null {
  const text = answer.headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null
}
