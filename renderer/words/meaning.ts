import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { Actor, RetryAdvice, Verdict } from '../../electron/contract/transactions/transaction.ts'
import type { Explanation } from '../../electron/contract/transactions/transaction-detail.ts'
import { spoken } from '../language/spoken.ts'
import { meaning as fr } from './french/meaning.ts'
import { meaning as pt } from './portuguese/meaning.ts'
import { meaning as sw } from './swahili/meaning.ts'

/** The words of what a transaction means and of what people can do about it. */
export const english = {
  explanation: {
    title: 'What it means',
    actorLabel: 'Who has to act',
    actor: {
      customer: 'The customer',
      developer: 'A developer',
      operator: 'The mobile operator',
      support: 'Support',
    } satisfies Record<Actor, string>,
    nobody: 'Nobody named',
    retryLabel: 'Try again?',
    retry: {
      yes: 'Yes, trying again is sensible.',
      'check-first': 'Only after a check that nothing was paid.',
      no: 'No, it would fail again.',
      unknown: 'Not known. Check first that nothing was paid.',
    } satisfies Record<RetryAdvice, string>,
    from: {
      'your table': 'From your own list of categories.',
      'built in': 'Built in. Your own list can say it better.',
      unknown: 'Nobody has said yet what this category means.',
    } satisfies Record<Explanation['from'], string>,
    define: 'Say what it means',
    edit: 'Change the meaning',
  },
  pending: {
    title: 'Still pending',
    normal: message(
      '95 of 100 runs of this action are decided within {time} (learnt from {runs, plural, one {# run} other {# runs}}).',
      'time',
      'runs',
    ),
    age: message('Pending for {time}', 'time'),
  },
  parser: {
    title: 'An SMS came, but no parser matched it',
    propose: 'Propose a parser',
    proposeAgain: 'Propose again',
    proposing: 'Trying expressions…',
    listTitle: 'Expressions that would match',
    use: 'Paste one into the parser form of the action in Hover’s dashboard, with the sender as it is above.',
    missed: message('matches {matched} of {all} missed', 'matched', 'all'),
    hits: message('{matched} of {all} earlier', 'matched', 'all'),
    others: message('{matched} of {all} others', 'matched', 'all'),
    othersHint: 'Others are stored SMS of this sender that must not match.',
    copy: 'Copy expression',
  },
  reveal: {
    title: 'Hidden values',
    show: 'Show what is hidden',
    warning: 'That you looked is recorded. PINs and secrets are not stored, so they stay hidden.',
    shown: 'Personal data is shown. It is hidden again when you close this transaction.',
    stale: 'News came after this was shown. Show it again to see all of it.',
    again: 'Show it again',
    hide: 'Hide again',
    log: message('Shown {count, plural, one {# time} other {# times}}', 'count'),
  },
  resolution: {
    resolve: 'Mark as resolved…',
    change: 'Change…',
    reopen: 'Take it back',
    resolved: 'Resolved',
    mark: {
      succeeded: 'Resolved: succeeded',
      failed: 'Resolved: failed',
      cancelled: 'Resolved: cancelled',
    } satisfies Record<Verdict, string>,
    sentence: {
      succeeded: 'Somebody here resolved it as succeeded',
      failed: 'Somebody here resolved it as failed',
      cancelled: 'Somebody here resolved it as cancelled',
    } satisfies Record<Verdict, string>,
    hoverSays: message('Hover’s own status: {status}.', 'status'),
    disagrees: message('Conflict: Hover’s own status is {status}.', 'status'),
    dialogTitle: 'Mark as resolved',
    hint: 'Your verdict stands beside Hover’s status and is never overwritten. When Hover says something else later, you see a conflict.',
    verdict: 'What really happened?',
    verdicts: {
      succeeded: { label: 'It succeeded', hint: 'For example: the money arrived, the customer confirmed it.' },
      failed: { label: 'It failed', hint: 'For example: the money was never taken, or it was paid back.' },
      cancelled: { label: 'It was called off', hint: 'For example: the customer no longer wants it.' },
    } satisfies Record<Verdict, { readonly label: string; readonly hint: string }>,
    note: 'Note',
    noteHint: 'How you know. Leave out PINs and personal data.',
    submit: 'Mark as resolved',
    choose: 'Choose what really happened.',
  },
} as const

export type MeaningWords = Translation<typeof english>
export const meaningWords = spoken(english, { fr, sw, pt })
