import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { FieldKey, TimeKey } from '../../electron/contract/transactions/query.ts'
import { spoken } from '../language/spoken.ts'
import { query as fr } from './french/query.ts'
import { query as pt } from './portuguese/query.ts'
import { query as sw } from './swahili/query.ts'

/** The words of the query bar and of the user's own views. */
export const english = {
  label: 'Search transactions',
  placeholder: 'Search, or filter by status, operator, time…',
  clear: 'Clear the query',
  export: {
    open: 'Export what the list shows',
    title: message('Export “{view}”', 'view'),
    counting: message('Counting… {amount} so far.', 'amount'),
    none: 'No transaction fits.',
    amount: message('{count, plural, one {# transaction.} other {# transactions.}}', 'count'),
    submit: 'Choose a file…',
  },
  chips: {
    label: 'Conditions of the query',
    hint: 'Press to change it, Backspace to remove it',
    remove: message('Remove {term}', 'term'),
  },
  suggestions: 'Suggestions',
  without: 'has none',
  keys: {
    status: 'failed, pending, succeeded…',
    operator: 'MTN, "Safaricom Ltd."',
    country: 'Kenya, or KE',
    category: 'low-balance, pin-error…',
    source: 'the app or organization',
    kind: 'ussd, job, model…',
    action: '"Send Money"',
    env: 'production, debug, test…',
    is: 'late, stuck, resolved…',
    id: 'one transaction',
    since: '2h, 7d, 2026-11-01',
    until: '2h, 7d, 2026-11-01',
  } satisfies Record<FieldKey | TimeKey, string>,
  keysHelp: ['↑↓ choose', 'Tab complete', '- excludes', '"…" exact words'],
  selectProblem: message('Select “{text}” in the query', 'text'),
  listShows: message('The list still shows: {query}', 'query'),
  news: 'News',
  lookAgain: 'There is news. Ask again and go to the newest.',
  looking: 'Looking further back…',
  lookingHint: 'Nothing found yet in the newest transactions.',
  view: {
    save: 'Save as view',
    edit: 'Edit this view',
    show: 'Show',
    editMore: 'Edit…',
    up: 'Move up',
    down: 'Move down',
    keys: { up: 'Alt ↑', down: 'Alt ↓' },
    editNamed: message('Edit the view {name}', 'name'),
    twice: message(
      'The view {view} and this query both choose by the same key, which one view cannot say. Choose All first.',
      'view',
    ),
    newTitle: 'Save as a view',
    editTitle: message('View “{name}”', 'name'),
    name: 'Name',
    nameHint: 'Shown on the left, for example MTN failures.',
    query: 'Query',
    queryHint: 'What the view shows, in the language of the query bar.',
    submit: 'Save view',
    remove: 'Remove view',
    removeHint: 'Transactions are not removed with it.',
    tooMany: 'There is room for fifty views. Remove one first.',
    atLeast: message('{amount}+', 'amount'),
    counting: message('{amount}…', 'amount'),
  },
} as const

export type QueryWords = Translation<typeof english>
export const queryWords = spoken(english, { fr, sw, pt })
