import type { Snapshot } from './transaction-state.ts'
import type { SmsNamed } from './ussd/sms-record.ts'

/**
 * A snapshot that folds as the whole one does, without what only a person who looks at it needs. That may be a megabyte of
 * each delivery, and whoever holds all that was said of a transaction holds it as often as something was said. Of lists
 * their lengths stay: they are evidence.
 */
export function withoutContent(snapshot: Snapshot): Snapshot {
  if (snapshot.product === 'hover-org') return { ...snapshot, facts: {} }
  const { sessionMessages, smsHits, smsMisses } = snapshot
  return {
    ...snapshot,
    sessionMessages: repeated(null, sessionMessages.length),
    valuesEntered: [],
    smsHits: repeated(noSms, smsHits.length),
    smsMisses: repeated(noSms, smsMisses.length),
  }
}

const noSms: SmsNamed = { sender: null, message: null, at: null }

function repeated<T>(value: T, times: number): readonly T[] {
  return Array<T>(times).fill(value)
}

/** Below this it does not matter how much of a body its snapshot holds, and every delivery would be measured. */
const shortBody = 2000

/** How many characters are held of a delivery: of its body at most. */
export function lengthHeld(snapshot: Snapshot, bodyLength: number): number {
  return bodyLength <= shortBody ? bodyLength : Math.min(bodyLength, lengthOf(snapshot))
}

/** A number or a name counts as a few characters. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  let length = 0
  for (const part of Object.values(value)) length += lengthOf(part) + 8
  return length
}
