import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { replay as fr } from './french/replay.ts'
import { replay as pt } from './portuguese/replay.ts'
import { replay as sw } from './swahili/replay.ts'

/** The words of a delivery that is sent once more. */
export const english = {
  open: 'Replay…',
  hint: 'Sends this delivery once more, to an address of yours. Here nothing changes.',
  title: message('Replay delivery {seq}', 'seq'),
  address: 'Address',
  addressHint: 'It begins with https://, or with http:// on this computer. Redirects are not followed.',
  what: 'What is sent',
  forms: {
    stored: { label: 'As it is stored', hint: 'Unmasked. An event of hover.to with the signature that it came with.' },
    masked: { label: 'Masked', hint: 'Numbers, names and balances hidden, without a signature.' },
    changed: { label: 'Changed by hand', hint: 'A header says so. What is hidden below is sent hidden.' },
  },
  body: 'Text of the copy, as JSON',
  signs: 'Sign anew with the secret of the source',
  signsHint: 'As Hover does, as of now. Only for an address on this computer.',
  check: 'Check',
  send: 'Send now',
  wouldBe: message('Nothing was sent yet. One delivery would go to {origin}: {form}.', 'origin', 'form'),
  taken: 'It was sent, and taken.',
  refused: message('It was sent, and not taken: {trouble}.', 'trouble'),
} as const

export type ReplayWords = Translation<typeof english>
export const replayWords = spoken(english, { fr, sw, pt })
