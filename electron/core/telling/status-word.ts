import { say, type Told } from '../../contract/speech/say.ts'
import type { Status } from '../../contract/transactions/transaction.ts'

const words: Readonly<Record<Status, Told>> = {
  pending: say('status.pending', 'pending'),
  succeeded: say('status.succeeded', 'succeeded'),
  failed: say('status.failed', 'failed'),
  cancelled: say('status.cancelled', 'cancelled'),
  unknown: say('status.unknown', 'unknown'),
}

/** A status inside of a sentence. */
export function statusWord(status: Status): Told {
  return words[status]
}
