import type { Turn } from '../../contract/transactions/transaction-detail.ts'
import { type Masking, masking } from '../masking/masking.ts'
import type { UssdSnapshot } from './ussd-snapshot.ts'

/**
 * The USSD session as turns. There is one message more than there are entries: message i answers entry i-1, and the
 * first answers the dialled code, which Hover does not send (seen in Hover's documented sample).
 */
export function conversationOf(snapshot: UssdSnapshot, { entered, text }: Masking = masking): readonly Turn[] {
  const { sessionMessages, valuesEntered } = snapshot
  const isEmpty = sessionMessages.length === 0 && valuesEntered.length === 0
  const length = isEmpty ? 0 : Math.max(sessionMessages.length, valuesEntered.length + 1)
  const failed = snapshot.status === 'failed'
  const turns = Array.from({ length }, (_, row) => ({
    entered: row === 0 ? null : shown(valuesEntered[row - 1], typed => entered(typed, sessionMessages[row - 1])),
    answered: shown(sessionMessages[row], text),
  }))
  // A list may end with holes: it died at the last step of which something is known.
  const last = turns.findLastIndex(turn => turn.entered !== null || turn.answered !== null)
  return turns.map((turn, row) => ({ ...turn, diedHere: failed && row === last }))
}

function shown(text: string | null | undefined, mask: (text: string) => string): string | null {
  return text === null || text === undefined ? null : mask(withoutControls(text))
}

/** New lines and tabs stay; other control characters are not for display. */
export function withoutControls(text: string): string {
  return control.test(text) ? text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '') : text
}

/** Hardly any text holds one, and every text of a delivery is looked at. */
const control = /[^\P{Cc}\n\t]/u
