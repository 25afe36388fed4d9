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
      return { answer: { status: 400 }, arrival: { kind: 'refused', reason: 'malformed', sourceId, receivedAt } }
    case 'refused':
      return { answer: { status: 401 }, arrival: { kind: 'refused', reason: outcome.reason, sourceId, receivedAt } }
    case 'not-stored':
      return { answer: notStored(outcome.reason), arrival: { kind: 'not-stored', reason: outcome.reason, sourceId } }
  }
}

/** Whoever fills the queue may come again soon; a disk takes longer. */
export function notStored(reason: 'full' | 'disk'): Answer {
  return { status: 503, retryAfterS: reason === 'full' ? 1 : 10 }
}
