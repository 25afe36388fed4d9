import { amountsOf, contradicts, onlyReading } from '../amount.ts'
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
  /** What its amount may be, as exact decimals: rules ask for it. */
  readonly amounts: readonly string[]
}
export type TrimmedEvent = Omit<HoverEvent, 'facts'>

const mostAmounts = 20
/** Longer ones may be a phone number that stands where an amount belongs. */
const amountThatStays = /^(?!0\d)\d{1,8}(?:\.|$)/

/** Trims all that was said of one transaction; what any of it names as private is hidden in every text that stays. */
export function trimAll(revisions: readonly Revision[]): readonly Trimmed[] {
  const named = revisions.flatMap(({ snapshot }) => (snapshot.product === 'ussd-app' ? namedOf(snapshot) : []))
  const mask = knowing(masking, named)
  const shown = (words: string | null, masked: (text: string) => string) =>
    words === null ? null : masked(withoutControls(words))
  return revisions.map(({ fingerprint, snapshot }) => {
    if (snapshot.product === 'hover-org') {
      const { facts: _facts, ...rest } = snapshot
      return { fingerprint, snapshot: rest }
    }
    const { sessionMessages, valuesEntered: _typed, smsHits, smsMisses, extras, parsed, ...rest } = snapshot
    const counts = { messages: sessionMessages.length, hits: smsHits.length, misses: smsMisses.length }
    const labels = {
      providerStatus: shown(rest.providerStatus, mask.label),
      category: shown(rest.category, mask.label),
      actionName: shown(rest.actionName, mask.label),
      operator: shown(rest.operator, mask.counted),
      country: shown(rest.country, mask.counted),
      userMessage: shown(rest.userMessage, mask.text),
    }
    const hidden = { deviceId: null, sdkVersion: null }
    const amounts = amountsOf(extras, parsed).filter(amount => amountThatStays.test(amount))
    const values = { contradicts: contradicts(extras, parsed), amounts: amounts.slice(0, mostAmounts) }
    return { fingerprint, snapshot: { ...rest, ...labels, ...hidden, ...counts, ...values } }
  })
}

/** The snapshot that folds as the whole one did. */
export function snapshotOf({ snapshot }: Trimmed): Snapshot {
  if (snapshot.product === 'hover-org') return { ...snapshot, facts: {} }
  const { messages, hits, misses, contradicts, amounts, ...rest } = snapshot
  const sms: SmsNamed = { sender: null, message: null, at: null }
  return {
    ...rest,
    sessionMessages: Array<null>(messages).fill(null),
    valuesEntered: [],
    smsHits: Array<SmsNamed>(hits).fill(sms),
    smsMisses: Array<SmsNamed>(misses).fill(sms),
    // In what they differed is gone; that they did is not.
    extras: {
      ...Object.fromEntries(amounts.map((amount, place) => [`amount ${place}`, onlyReading(amount)])),
      ...(contradicts && { to: '0000001' }),
    },
    parsed: contradicts ? { to: '0000002' } : {},
  }
}
