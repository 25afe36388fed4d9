import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { ProvenBy, Status } from '../../electron/contract/transactions/transaction.ts'
import { spoken } from '../language/spoken.ts'
import { detail as fr } from './french/detail.ts'
import { detail as pt } from './portuguese/detail.ts'
import { detail as sw } from './swahili/detail.ts'

/** The words of one transaction's page. */
export const english = {
  label: 'Transaction',
  back: 'Back to the list',
  copyId: 'Copy id',
  gone: 'This transaction is not in the database any more.',
  goneHint: 'Somebody erased it, or it was older than what is kept. A backup may still hold it.',
  historyTitle: 'Status history',
  firstSeen: 'First seen',
  later: message('{gap} later', 'gap'),
  late: message('Reported {gap} after it happened', 'gap'),
  hoverSays: message('Hover says “{word}”', 'word'),
  conversationTitle: 'USSD conversation',
  network: 'Network',
  phone: 'Typed on the phone',
  dialled: 'The code was dialled. Hover does not send it.',
  noAnswer: 'No answer came',
  died: 'The session ended here',
  pin: '•••• (PIN)',
  smsTitle: 'SMS that matched',
  missesTitle: message('{count, plural, one {# SMS that did not match} other {# SMS that did not match}}', 'count'),
  missesHint: 'They came from the same sender, but no parser matched them. They may be private.',
  valuesTitle: 'Values',
  valueName: 'Name',
  passedIn: 'Passed in',
  readOut: 'Read out',
  masked: 'partly hidden',
  none: '–',
  factsTitle: 'Details',
  deliveriesTitle: 'Deliveries',
  deliveryColumns: {
    seq: 'No.',
    received: 'Received',
    label: 'What it did',
    status: 'Status',
    updated: 'Hover’s time',
    proof: 'Secret',
  },
  provenBy: {
    'current-secret': 'Current',
    'previous-secret': 'Previous',
    import: 'Imported',
    asked: 'Asked',
  } satisfies Record<ProvenBy, string>,
  provenByHint: {
    'current-secret': 'Proven by the secret that the app has now.',
    'previous-secret': 'Proven by the previous secret, which counts for a while after a change.',
    import: 'Imported from a file, proven by a secret of the app.',
    asked: 'No delivery: the app asked Hover, and this was the answer.',
  } satisfies Record<ProvenBy, string>,
  repeats: message('{count, plural, one {# repeat was dropped.} other {# repeats were dropped.}}', 'count'),
  environmentHint: {
    debug: 'Debug run: it used a real account and real money.',
    test: 'Test run: no SIM and no money were used.',
    manual: 'Recorded by hand.',
    other: 'Hover named a mode that this app does not know.',
  },
  verb: {
    pending: 'is pending',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'was cancelled',
    unknown: 'got a status that this app does not know',
  } satisfies Record<Status, string>,
  headline: message('{what} {verb} {when}.', 'what', 'verb', 'when'),
  headlineWhy: message('{what} {verb} {when}: {why}.', 'what', 'verb', 'when', 'why'),
  on: message('{title} on {operator}', 'title', 'operator'),
  since: message('since {when}', 'when'),
} as const

export type DetailWords = Translation<typeof english>
export const detailWords = spoken(english, { fr, sw, pt })
