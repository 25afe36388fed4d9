import type { RuledTopic } from '../../electron/contract/settings/notice-rules.ts'
import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { rules as fr } from './french/rules.ts'
import { rules as pt } from './portuguese/rules.ts'
import { rules as sw } from './swahili/rules.ts'

/** The words of one rule: its conditions, what it does, and what it would have sent. */
export const english = {
  add: 'Add a rule',
  edit: message('Rule “{name}”', 'name'),
  save: 'Save the rule',
  name: 'Name',
  noName: 'Give the rule a name.',
  isOn: 'The rule is on',
  when: {
    title: 'When',
    hint: 'All of it has to be so. Several values of one kind: any of them.',
    none: 'Without a condition it fits everything.',
    what: message('Condition {number}', 'number'),
    relation: message('Condition {number}: is or is not', 'number'),
    value: message('Condition {number}: value', 'number'),
    unit: message('Condition {number}: unit', 'number'),
    is: 'is',
    isNot: 'is not',
    and: 'and',
    or: 'or',
    least: message('Condition {number}: at least', 'number'),
    most: message('Condition {number}: at most', 'number'),
    to: 'to',
    add: 'Add a condition',
    remove: message('Remove condition {number}', 'number'),
    empty: 'Choose or enter a value.',
    units: { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' },
  },
  keys: {
    ...{ topic: 'What happened', status: 'Status', was: 'Status before', source: 'Source', kind: 'Kind' },
    ...{ action: 'Action', operator: 'Operator', country: 'Country', category: 'Category', env: 'Environment' },
    ...{ amount: 'Amount', late: 'Late by at least', is: 'Mark', id: 'Id', text: 'Text' },
  },
  topics: {
    status: 'Status changed',
    stuck: 'Pending for too long',
    flag: 'New doubt',
    silence: 'Unusual silence',
    drift: 'Unusually many failures',
  } satisfies Record<RuledTopic, string>,
  unseen: 'New',
  marks: { attention: 'Needs attention', resolved: 'Resolved' },
  what: {
    title: 'Then',
    kinds: { tell: 'Tell me', digest: 'Tell me together with others', silent: 'Tell nobody' },
    kindHints: {
      tell: 'At once.',
      digest: 'Without haste, in one notice.',
      silent: 'It stands in the list all the same.',
    },
    urgency: 'How loudly',
    sound: 'With a sound',
    escalates: 'Until somebody acknowledges',
    escalatesHint: 'By the steps of the page of rules, with its channels.',
    late: 'What ran long before it arrived',
    lates: { digest: 'Together with others', alike: 'Like all else' },
  },
  quiet: {
    title: 'Quiet hours',
    general: 'Those of all rules',
    none: 'None: tell me at any hour',
    own: 'Hours of its own',
  },
  rehearsal: {
    title: 'In the last 30 days',
    ofAll: 'What these rules would have sent',
    waiting: 'Looking through the last 30 days…',
    invalid: 'Mend the rule to see what it would have sent.',
    failed: 'It could not be worked out.',
    sent: message('{count, plural, one {{text} notice} other {{text} notices}}', 'count', 'text'),
    night: message('{count} between 22:00 and 07:00', 'count'),
    sounds: message('{count} with a sound', 'count'),
    byThis: message('{count, plural, one {This rule decided # time.} other {This rule decided # times.}}', 'count'),
    decided: 'Decided by',
    noRule: 'No rule',
    silent: message('{count} told to nobody', 'count'),
    newest: 'The newest of them',
    nothing: 'Nothing would have been sent.',
    kinds: { 'storm-over': 'Recovered', 'late-digest': 'Late ones together', 'held-digest': 'After quiet hours' },
    affected: message('{count, plural, one {# transaction} other {# transactions}}', 'count'),
  },
} as const

export type RulesWords = Translation<typeof english>
export const rulesWords = spoken(english, { fr, sw, pt })
