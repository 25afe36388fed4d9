import type { Turn } from '../contract/transaction.ts'
import { maskEntered, maskText } from './mask.ts'
import type { UssdSnapshot } from './ussd-snapshot.ts'

/**
 * The USSD session as turns. There is one message more than there are entries: message i answers entry i-1, and the
 * first answers the dialled code, which Hover does not send (seen in Hover's documented sample).
 */
export function conversationOf(snapshot: UssdSnapshot): readonly Turn[] {
  const { sessionMessages, valuesEntered } = snapshot
  const isEmpty = sessionMessages.length === 0 && valuesEntered.length === 0
  const length = isEmpty ? 0 : Math.max(sessionMessages.length, valuesEntered.length + 1)
  const failed = snapshot.status === 'failed'
  return Array.from({ length }, (_, row) => ({
    entered: row === 0 ? null : shown(valuesEntered[row - 1], maskEntered),
    answered: shown(sessionMessages[row], maskText),
    diedHere: failed && row === length - 1,
  }))
}

function shown(text: string | null | undefined, mask: (text: string) => string): string | null {
  return text === null || text === undefined ? null : mask(withoutControls(text))
}

/** New lines and tabs stay; other control characters are not for display. */
export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')
}
