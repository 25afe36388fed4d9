import { say, type Told } from '../../contract/speech/say.ts'
import type { Status } from '../../contract/transactions/transaction.ts'

/** The title of a notice, from what it is about. */
export type Head = (what: string) => Told

/** A first verdict. */
export const heads: Readonly<Record<Status, Head>> = {
  pending: what => say('notice.pending', '{what} is under way again', { what }),
  succeeded: what => say('notice.succeeded', '{what} succeeded', { what }),
  failed: what => say('notice.failed', '{what} failed', { what }),
  cancelled: what => say('notice.cancelled', '{what} was cancelled', { what }),
  unknown: what => say('notice.unknown', '{what} has an unknown status', { what }),
}
/** When another verdict stood before. */
export const newHeads: Readonly<Record<Status, Head>> = {
  pending: what => say('notice.now-pending', '{what} now is under way again', { what }),
  succeeded: what => say('notice.now-succeeded', '{what} now succeeded', { what }),
  failed: what => say('notice.now-failed', '{what} now failed', { what }),
  cancelled: what => say('notice.now-cancelled', '{what} now was cancelled', { what }),
  unknown: what => say('notice.now-unknown', '{what} now has an unknown status', { what }),
}
