import type { Link, LinkName, RepairAction } from '../../electron/contract/health.ts'
import type { BlindCause } from '../../electron/contract/notices/blind-window.ts'
import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { health as fr } from './french/health.ts'
import { health as pt } from './portuguese/health.ts'
import { health as sw } from './swahili/health.ts'

/** The words of the chain from Hover to a person, of its repairs, and of the times in which nothing could arrive. */
export const english = {
  title: 'From Hover to you',
  lead: 'A delivery takes these steps in order. The first one that is broken explains those after it.',
  from: 'Hover sends a delivery',
  to: 'You are told',
  rail: 'Connection',
  link: {
    registration: 'Registration',
    tunnel: 'Tunnel',
    'public-address': 'Public address',
    receiver: 'Receiver on this computer',
    authenticity: 'Proof of origin',
    database: 'Database',
    rules: 'What you are told about',
    engine: 'Engine elsewhere',
    notifications: 'Notifications of this computer',
  } satisfies Record<LinkName, string>,
  state: {
    good: 'Good',
    checking: 'Not known yet',
    unused: 'Not needed',
    broken: 'Broken',
  } satisfies Record<Link['state'], string>,
  lastGood: 'Last seen good',
  neverGood: 'Not seen good yet',
  brokenSince: 'Broken since',
  check: {
    now: 'Check now',
    busy: 'Checking…',
    hint: 'Looks at every step again, also through the internet. That takes some seconds.',
    looked: 'Looked at',
    allGood: 'Everything holds.',
    partlyKnown: 'Nothing is broken. Some steps are not known yet.',
    broken: message('Broken: {label}.', 'label'),
    unknown: 'Nobody has looked yet. Press Check now.',
  },
  trouble: {
    label: 'What is broken',
    more: message('{count, plural, one {# more step is} other {# more steps are}} broken.', 'count'),
    show: 'Show all steps',
  },
  repair: {
    retry: 'Try again now',
    'connect-source': 'Connect with Hover',
    'source-settings': 'Open the source',
    'tunnel-settings': 'Open tunnel settings',
    'notification-settings': 'Open notification settings',
    'engine-settings': 'Open engine settings',
    'test-notification': 'Send a test notification',
  } satisfies Record<RepairAction, string>,
  waiting: 'The app mends this by itself.',
  nextTry: message('Next try {when}.', 'when'),
  outside: 'This is mended outside of this app.',
  blind: {
    title: 'When nothing could arrive',
    hint: 'Times in which Hover could not reach this app, newest first.',
    none: 'No such time is known.',
    more: message('{count, plural, one {Show # earlier} other {Show # earlier}}', 'count'),
    cause: {
      'app-closed': 'app closed',
      asleep: 'asleep',
      'receiver-down': 'receiver down',
      'tunnel-down': 'tunnel down',
      'not-registered': 'not registered',
    } satisfies Record<BlindCause, string>,
    causeLong: {
      'app-closed': 'The app was closed.',
      asleep: 'This computer was asleep.',
      'receiver-down': 'The receiver was down.',
      'tunnel-down': 'The tunnel was down.',
      'not-registered': 'Hover had no working webhook of this app.',
    } satisfies Record<BlindCause, string>,
    causeNow: {
      'app-closed': 'The app is closed.',
      asleep: 'This computer is asleep.',
      'receiver-down': 'The receiver is down.',
      'tunnel-down': 'The tunnel is down.',
      'not-registered': 'Hover has no working webhook of this app.',
    } satisfies Record<BlindCause, string>,
    of: message('{what} for {names}', 'what', 'names'),
    notListening: 'Not listening',
    once: message('{what} {when} ({why}).', 'what', 'when', 'why'),
    since: message('{what} since {when} ({why}).', 'what', 'when', 'why'),
    often: message('{what} {times, plural, one {# time} other {# times}}, {when}', 'what', 'times', 'when'),
    inAll: message('{text}, {length} in all ({why}).', 'text', 'length', 'why'),
    tillNow: message('since {when}', 'when'),
    lasting: message('Since {when}', 'when'),
    recovered: message(
      '{count, plural, =0 {No changes found.} one {# change recovered.} other {# changes recovered.}}',
      'count',
    ),
    asking: 'Asking Hover what happened meanwhile…',
    open: 'Nothing can arrive now.',
    unknowable: 'What was sent meanwhile cannot be known.',
    partly: 'The rest cannot be known.',
  },
} as const

export type HealthWords = Translation<typeof english>
export const healthWords = spoken(english, { fr, sw, pt })
