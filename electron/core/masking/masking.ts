import type { Field } from '../../contract/transactions/transaction-detail.ts'
import { hideWithin } from './hide-within.ts'
import { hideKnown, type Named } from './known-values.ts'
import { isHiddenPin, maskEntered, maskField, maskText } from './mask.ts'
import { hidden, maskLabel } from './mask-text.ts'
import { isPinEntry } from './pin-prompt.ts'

/** How text of strangers is shown: masked, or as it came when a person asked for it and that was recorded. */
export interface Masking {
  /** Prose: what networks and people wrote. */
  readonly text: (text: string) => string
  /** What developers call things: actions, categories, statuses. */
  readonly label: (text: string) => string
  /**
   * Operators and countries: words of Hover's own, by which payments are filtered and summed. They share words with names,
   * as of a tax office, and keep them whoever the recipient is; numbers are hidden as in a label.
   */
  readonly counted: (text: string) => string
  readonly field: (name: string, value: string) => Field
  /** What was typed into a session, and the message that it answered. */
  readonly entered: (text: string, asked?: string | null) => string
  /** The phone that ran it. */
  readonly device: (deviceId: string) => Field
}

/** A short name for a phone: always the same in one installation, and of no use to anybody else. */
export type DeviceAlias = (deviceId: string) => string

export const masking: Masking = maskingWith(() => hidden)

export function maskingWith(aliasOf: DeviceAlias): Masking {
  const device = (deviceId: string) => ({ name: 'Device', value: aliasOf(deviceId), masked: true })
  return { text: maskText, label: maskLabel, counted: maskLabel, field: maskField, entered: maskEntered, device }
}

/** PINs and secrets were removed before anything was stored; what Hover writes for a PIN stays dots. */
export const revealing: Masking = {
  text: text => text,
  label: text => text,
  counted: text => text,
  field: (name, value) => ({ name, value, masked: false }),
  // Also what an older version of this app may have stored.
  entered: (text, asked = null) => (isHiddenPin(text) || (asked !== null && isPinEntry(asked, text)) ? hidden : text),
  device: deviceId => ({ name: 'Device', value: deviceId, masked: false }),
}

/** The same, and what stands under a private name in the transaction is hidden in its texts too. */
export function knowing(base: Masking, named: Named): Masking {
  if (base === revealing || named.length === 0) return base
  const { known: hide, figures } = hideKnown(named)
  return {
    ...base,
    text: text => base.text(hide(text)),
    label: text => base.label(hide(text)),
    counted: text => base.counted(figures(text)),
    field: (name, value) => {
      // Names of fields are words of developers: "amount" stays where the recipient is Amount Traders.
      const field = base.field(figures(name), hideWithin(value, { text: hide, key: figures }))
      return field.value === value ? field : { ...field, masked: true }
    },
    entered: (text, asked) => base.entered(hide(text), asked),
  }
}
