import type { RefusalReason } from '../../core/refusal.ts'
import type { Answer } from './http/receiver.ts'
import type { Arrival } from './inbox.ts'
import type { UssdOutcome } from './ussd-intake.ts'

interface Facts {
  readonly sourceId: string
  readonly receivedAt: number
}

/** What the sender is told, and what the app is; null where it was told with others. */
export function answerToUssd(
  outcome: Exclude<UssdOutcome, { readonly kind: 'too-long' }>,
  { sourceId, receivedAt }: Facts,
): { readonly answer: Answer; readonly arrival: Arrival | null } {
  switch (outcome.kind) {
    case 'kept':
      return { answer: { status: 200 }, arrival: null }
    case 'malformed':
    case 'refused': {
      const reason = outcome.kind === 'malformed' ? 'malformed' : outcome.reason
      return { answer: refused(reason), arrival: { kind: 'refused', reason, sourceId, receivedAt } }
    }
    case 'not-stored':
      return { answer: notStored(outcome.reason), arrival: { kind: 'not-stored', reason: outcome.reason, sourceId } }
  }
}

/** What cannot be read is no question of who sent it. */
export function refused(reason: RefusalReason): Answer {
  return { status: reason === 'malformed' ? 400 : 401 }
}

/** Whoever fills the queue may come again soon; a disk takes longer. */
export function notStored(reason: 'full' | 'disk'): Answer {
  return { status: 503, retryAfterS: reason === 'full' ? 1 : 10 }
}
