import type { Destination } from '../../contract/settings/destinations.ts'
import type { ForwardRoom } from '../../core/forwarding/forward-queue.ts'
import type { ForwardOutcome, ForwardTrouble } from '../../core/forwarding/forward-trouble.ts'
import type { Outgoing } from '../store/queries/outbox/outbox.ts'

/**
 * The way to one destination: each kind of destination has its own, and the loop that sends knows nothing else of it.
 * It tries once and never again by itself, ends with the signal, and never throws.
 */
export interface Sender {
  readonly room: ForwardRoom
  /** What the destination gets of a delivery beside the event: nothing, or all that is stored. */
  readonly wantsDelivery: boolean
  /**
   * Sends a batch, and answers for each event of it, in its order. Of one lane nothing is taken behind what failed. What
   * the destination refuses about one event fails that one alone; what is wrong with the way fails all that are left.
   */
  send(batch: readonly Outgoing[], signal: AbortSignal): Promise<readonly ForwardOutcome[]>
  /** Ends what is kept open. What is under way fails; what is sent afterwards opens it again. */
  close(): Promise<void>
}

/** Makes the way to a destination. Nothing is opened before something is sent; secrets are read whenever it is. */
export type OpenSender = (destination: Destination) => Sender

export const taken: ForwardOutcome = { ok: true }

export function failed(trouble: ForwardTrouble, retryAfterMs: number | null = null): ForwardOutcome {
  return { ok: false, trouble, retryAfterMs }
}
