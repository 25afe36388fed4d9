import type { FaultKind } from '../../electron/contract/practice.ts'
import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { practice as fr } from './french/practice.ts'
import { practice as pt } from './portuguese/practice.ts'
import { practice as sw } from './swahili/practice.ts'

/** The words of a day that is played, and of what goes wrong on it. */
export const english = {
  title: 'Let deliveries go wrong',
  hint: 'Of a hundred deliveries so many are lost, late, repeated or forged. The same seed makes the same ones go wrong.',
  fault: {
    drop: 'Lost',
    delay: 'Delayed',
    duplicate: 'Repeated',
    reorder: 'Behind the next one',
    badSignature: 'Wrong signature',
    clockSkew: 'Wrong clock',
    late: 'Up to two weeks old',
  } satisfies Record<FaultKind, string>,
  share: message('{fault}, in per cent', 'fault'),
  seed: 'Seed',
  rate: 'Transactions a second',
  seconds: 'Seconds',
  play: 'Play a day',
  invalid: 'Enter shares from 0 to 100, a whole seed from 0, 0.1 to 100 transactions a second and 1 to 3600 seconds.',
  result: 'What became of it',
  playing: message('{count, plural, one {# transaction is} other {# transactions are}} being played.', 'count'),
  posted: message('{made} deliveries were made, and {posted} posted.', 'made', 'posted'),
  answered: message(
    '{taken} were taken, {refused} refused, {unanswered} not answered.',
    'taken',
    'refused',
    'unanswered',
  ),
  befell: message('{fault}: {count}', 'fault', 'count'),
  right: message(
    '{count, plural, one {# transaction is shown as what arrived says.} other {# transactions are shown as what arrived says.}}',
    'count',
  ),
  wrong: message(
    '{count, plural, one {# transaction is shown otherwise} other {# transactions are shown otherwise}}; Hover is asked about jobs in doubt, which takes a moment.',
    'count',
  ),
  unheard: message(
    '{count, plural, one {Of # transaction nothing} other {Of # transactions nothing}} arrived.',
    'count',
  ),
} as const

export type PracticeWords = Translation<typeof english>
export const practiceWords = spoken(english, { fr, sw, pt })
