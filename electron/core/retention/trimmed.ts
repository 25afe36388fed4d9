import type { HoverEvent } from '../hover-org/hover-event.ts'
import { namedOf } from '../masking/known-values.ts'
import { knowing, masking } from '../masking/masking.ts'
import type { Revision, Snapshot } from '../transaction-state.ts'
import { withoutControls } from '../ussd/conversation.ts'
import type { SmsNamed } from '../ussd/sms-record.ts'
import type { UssdSnapshot } from '../ussd/ussd-snapshot.ts'

/** What is left of a delivery when its text goes: enough to fold it again, and nothing of a customer that shows. */
export interface Trimmed {
  readonly fingerprint: string
  readonly snapshot: TrimmedUssd | TrimmedEvent
}

/** Lists are counts: how much evidence there was decides between deliveries of the same time. */
export interface TrimmedUssd
  extends Omit<UssdSnapshot, 'sessionMessages' | 'valuesEntered' | 'smsHits' | 'smsMisses' | 'extras' | 'parsed'> {
  readonly messages: number
  readonly hits: number
  readonly misses: number
  readonly contradicts: boolean
}
export type TrimmedEvent = Omit<HoverEvent, 'facts'>

/** Trims all that was said of one transaction; what any of it names as private is hidden in every text that stays. */
export function trimAll(
  revisions: readonly Revision[],
  contradicts: (snapshot: UssdSnapshot) => boolean,
): readonly Trimmed[] {
  const named = revisions.flatMap(({ snapshot }) => (snapshot.product === 'ussd-app' ? namedOf(snapshot) : []))
  const mask = knowing(masking, named)
  const label = (words: string | null) => (words === null ? null : mask.label(withoutControls(words)))
  const text = (words: string | null) => (words === null ? null : mask.text(withoutControls(words)))
  return revisions.map(({ fingerprint, snapshot }) => {
    if (snapshot.product === 'hover-org') {
      const { facts: _facts, ...rest } = snapshot
      return { fingerprint, snapshot: rest }
    }
    const {
      sessionMessages,
      valuesEntered: _typed,
      smsHits,
      smsMisses,
      extras: _extras,
      parsed: _parsed,
      ...rest
    } = snapshot
    const counts = { messages: sessionMessages.length, hits: smsHits.length, misses: smsMisses.length }
    const labels = {
      providerStatus: label(rest.providerStatus),
      category: label(rest.category),
      actionName: label(rest.actionName),
      operator: label(rest.operator),
      country: label(rest.country),
      userMessage: text(rest.userMessage),
    }
    const hidden = { deviceId: null, sdkVersion: null }
    return { fingerprint, snapshot: { ...rest, ...labels, ...hidden, ...counts, contradicts: contradicts(snapshot) } }
  })
}

/** The snapshot that folds as the whole one did. */
export function snapshotOf({ snapshot }: Trimmed): Snapshot {
  if (snapshot.product === 'hover-org') return { ...snapshot, facts: {} }
  const { messages, hits, misses, contradicts, ...rest } = snapshot
  const sms: SmsNamed = { sender: null, message: null, at: null }
  return {
    ...rest,
    sessionMessages: Array<null>(messages).fill(null),
    valuesEntered: [],
    smsHits: Array<SmsNamed>(hits).fill(sms),
    smsMisses: Array<SmsNamed>(misses).fill(sms),
    // Which amounts they were is gone; that they differed is not.
    extras: contradicts ? { amount: '1' } : {},
    parsed: contradicts ? { amount: '2' } : {},
  }
}
