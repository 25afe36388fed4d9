import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import type { DetailState } from './model.ts'

/**
 * What the detail shows: the newest news, with the texts of the reveal in the place of the hidden ones.
 * Texts that came after the reveal are not shown in the open: nobody asked for them.
 */
export function shownDetail({ value, revealed }: DetailState): TransactionDetail | null {
  if (value === null || revealed === null) return value
  const { title, message, conversation, smsHits, smsMisses, parserMiss, extras, parsed, facts, contents } = revealed
  return {
    ...value,
    title,
    message: hasNewsSince({ value, revealed }) ? value.message : message,
    conversation,
    smsHits,
    smsMisses,
    parserMiss: value.parserMiss === null ? null : parserMiss,
    extras,
    parsed,
    facts,
    ...(contents !== undefined && { contents }),
    reveals: revealed.reveals.length > value.reveals.length ? revealed.reveals : value.reveals,
    isRevealed: true,
  }
}

/** Whether something was received after the reveal, so that it shows less than there is. */
export function hasNewsSince({ value, revealed }: Pick<DetailState, 'value' | 'revealed'>): boolean {
  return value !== null && revealed !== null && value.deliveries !== revealed.deliveries
}

/** Whether anything of it is hidden that a reveal would show. PINs are not stored, so `(pin)` alone does not count. */
export function hasHidden({ message, conversation, smsHits, smsMisses, ...more }: TransactionDetail): boolean {
  const fields = [...more.extras, ...more.parsed, ...more.facts]
  const texts = [
    message,
    ...conversation.flatMap(turn => [turn.entered, turn.answered]),
    ...[...smsHits, ...smsMisses].map(sms => sms.message),
  ]
  return fields.some(field => field.masked) || texts.some(text => text?.includes('•') === true)
}
