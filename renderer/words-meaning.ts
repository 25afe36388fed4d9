import type { Actor, RetryAdvice, Verdict } from '../electron/contract/transaction.ts'
import type { Explanation } from '../electron/contract/transaction-detail.ts'

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** The words of what a transaction means and of what people can do about it. */
export const meaningWords = {
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
    normal: (time: string, runs: number) =>
      `95 of 100 runs of this action are decided within ${time} (learnt from ${many(runs, 'run', 'runs')}).`,
    age: (time: string) => `Pending for ${time}`,
  },
  parser: {
    title: 'An SMS came, but no parser matched it',
    propose: 'Propose a parser',
    proposeAgain: 'Propose again',
    proposing: 'Trying expressions…',
    listTitle: 'Expressions that would match',
    use: 'Paste one into the parser form of the action in Hover’s dashboard, with the sender as it is above.',
    missed: (matched: number, all: number) => `matches ${matched} of ${all} missed`,
    hits: (matched: number, all: number) => `${matched} of ${all} earlier`,
    others: (matched: number, all: number) => `${matched} of ${all} others`,
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
    log: (count: number) => `Shown ${many(count, 'time', 'times')}`,
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
    hoverSays: (status: string) => `Hover’s own status: ${status}.`,
    disagrees: (status: string) => `Conflict: Hover’s own status is ${status}.`,
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
