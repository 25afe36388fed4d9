import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { DeliveryContent } from '../../electron/contract/transactions/transaction-detail.ts'
import { spoken } from '../language/spoken.ts'
import { raw as fr } from './french/raw.ts'
import { raw as pt } from './portuguese/raw.ts'
import { raw as sw } from './swahili/raw.ts'

/** The words of what the deliveries say, and of the time line of a status. */
export const english = {
  open: 'Raw deliveries (r)',
  close: 'Back to the summary (r)',
  label: 'Raw deliveries',
  none: 'Nothing is stored of what was delivered.',
  place: message('Delivery {at} of {of}', 'at', 'of'),
  received: message('No. {seq}, received {when}', 'seq', 'when'),
  earlier: 'Earlier delivery',
  later: 'Later delivery',
  openOne: message('Show delivery {seq} raw', 'seq'),
  copy: { json: 'Copy as JSON', curl: 'Copy as cURL', fixture: 'Copy as practice fixture' },
  copyHint: {
    json: 'What is shown here.',
    curl: 'Posts it to a webhook again. The shell asks for the address and for the secret: neither is copied.',
    fixture: 'For “practice/deliver” of the practice Hover, or to import it as a saved payload.',
  },
  tooLong: 'This delivery is too long for the clipboard. Export it instead.',
  onlySigned: 'Only Hover can sign it, so it cannot be posted again from here.',
  masked: 'What is hidden here is hidden in what you copy.',
  revealed: 'As it is stored. What you copy is not hidden either: mind where you paste it.',
  form: {
    whole: '',
    asked: 'This was no delivery: the app asked Hover, and this was the answer.',
    trimmed: 'Its text is gone: the retention in the settings has taken it. What it decided is kept.',
  } satisfies Record<DeliveryContent['form'], string>,
  text: 'Text of the delivery',
  changed: message('{count, plural, one {# field changed} other {# fields changed}}', 'count'),
  same: 'It says the same as the delivery before it.',
  was: 'was',
  now: 'now',
  nothing: 'not there',
  hidden: 'changed, but hidden',
  equal: 'the same',
  differs: 'differs',
  scale: {
    atHover: 'At Hover',
    here: 'Known here',
    unknownYet: 'Not known yet',
    started: 'Started',
    blind: message('Hatched: nothing could arrive here ({range}).', 'range'),
    label: message('To scale. {parts}.', 'parts'),
    lane: message('{name}: {segments}', 'name', 'segments'),
    next: message('{before}, then {after}', 'before', 'after'),
    lasted: message('{word} for {long}', 'word', 'long'),
  },
} as const

export type RawWords = Translation<typeof english>
export const rawWords = spoken(english, { fr, sw, pt })
