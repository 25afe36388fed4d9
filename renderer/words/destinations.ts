import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { destinations as fr } from './french/destinations.ts'
import { destinations as pt } from './portuguese/destinations.ts'
import { destinations as sw } from './swahili/destinations.ts'

/** The words of the destinations: where everything that is received is sent on to. */
export const english = {
  title: 'Sent on to',
  hint: 'Systems of your own that hear of everything that is received.',
  none: 'There are none. In a terminal this says how to add one:',
  failed: 'How they are could not be loaded',
  upToDate: 'Has everything',
  waiting: message(
    '{count, plural, one {{text} event waits} other {{text} events wait}}, the oldest for {length}',
    'count',
    'text',
    'length',
  ),
  given: message(
    '{count, plural, one {{text} event was given up} other {{text} events were given up}}',
    'count',
    'text',
  ),
  again: 'Send again',
  againNamed: message('Send again to {name} what was given up', 'name'),
  releasing: 'It is sent again, behind what waits already.',
  taken: 'Last taken',
  neverTaken: 'Nothing taken since the start of the app',
  retry: message('Next try: {when}', 'when'),
  noAddress: 'no address',
  trouble: {
    'no-address': message('Its address is not kept here, or cannot be read. Enter it again: {command}', 'command'),
    'no-key': message('Its signing key is not kept here, or cannot be read. Make a new one: {command}', 'command'),
    unreachable: 'It cannot be reached. Look whether it runs, and whether its name and certificate are right.',
    timeout: 'It did not answer within 10 seconds. It should answer first and work afterwards.',
    redirected: 'It answers with a redirect, which is never followed. Enter the address that it leads to.',
    gone: 'What should be sent is not stored any more: it was trimmed by the limits.',
    'not-allowed': 'Whoever it is told to be may not do what is needed there. Let its administrator allow it.',
    'no-jetstream': 'The server has no JetStream. Switch it on in its configuration.',
    'other-stream':
      'The stream does not take what is sent, or another stream does. Name another one, or let it take that: it is never altered from here.',
    full: 'It has no room left. Give it more, or let the stream keep less; events follow by themselves.',
    'too-large': 'An event is larger than it takes. Raise max_payload in the configuration of the server.',
    key: message('It refuses what is sent ({status}). Look whether it has the key that signs for it.', 'status'),
    nothing: message('There is nothing at its address ({status}). Enter the right one.', 'status'),
    many: message('It asks for fewer events at once ({status}). They follow later by themselves.', 'status'),
    own: message('It has trouble of its own ({status}). Look into its log; events follow by themselves.', 'status'),
    refused: message('It refuses what is sent ({status}). Its log should say why.', 'status'),
    unknown: 'It did not take the event, for a reason that this version does not know.',
  },
} as const

export type DestinationWords = Translation<typeof english>
export const destinationWords = spoken(english, { fr, sw, pt })
