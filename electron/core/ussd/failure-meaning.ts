import type { CategoryMeaning } from '../../contract/settings.ts'
import type { SourceKind, Status } from '../../contract/transaction.ts'
import type { Explanation } from '../../contract/transaction-detail.ts'
import { withoutControls } from './conversation.ts'

/** What is looked at of a transaction. */
interface Explained {
  readonly sourceKind: SourceKind
  readonly status: Status
  readonly category: string | null
  /** The provider's own word for the status. */
  readonly providerStatus: string | null
}

type Meaning = Omit<Explanation, 'from'>

const noAnswer: Meaning = {
  sentence: 'The operator’s service never answered, so probably nothing happened. Check the balance before a retry.',
  actor: 'operator',
  retry: 'check-first',
}
const tooLittleMoney: Meaning = {
  sentence: 'There was not enough money in the account. The customer has to top it up before a retry.',
  actor: 'customer',
  retry: 'no',
}
const wrongPin: Meaning = {
  sentence:
    'The PIN was wrong. The customer has to enter the right one; several wrong ones in a row can block the account.',
  actor: 'customer',
  retry: 'no',
}
const refusedEntry: Meaning = {
  sentence: 'The operator refused something that was entered: the amount, the number or the account. Correct it first.',
  actor: 'customer',
  retry: 'no',
}

/**
 * The categories that Hover's own apps know, and those of its documentation. A category is free text that a developer
 * typed, so all others mean what the user's own table says they mean.
 */
const listed: Readonly<Record<string, Meaning>> = {
  'no-response': noAnswer,
  incomplete: {
    sentence: 'Only a part of the dialogue came back. Check with the operator whether money moved before a retry.',
    actor: 'support',
    retry: 'check-first',
  },
  'mmi-error': {
    sentence:
      'The network rejected the code: the connection was bad, or the code is not valid there. Nothing was done, so a retry is safe; if it goes on, a developer has to check the code of the action.',
    actor: 'operator',
    retry: 'yes',
  },
  'pin-error': wrongPin,
  'wrong-pin': wrongPin,
  'invalid-pin': wrongPin,
  'balance-error': tooLittleMoney,
  'low-balance': tooLittleMoney,
  'insufficient-balance': tooLittleMoney,
  'unregistered-error': {
    sentence: 'The SIM is not registered for this service. The customer has to register with the operator first.',
    actor: 'customer',
    retry: 'no',
  },
  'invalid-entry': refusedEntry,
  'invalid-recipient': {
    sentence: 'The operator does not accept the recipient. Check the number or the account, and correct it first.',
    actor: 'customer',
    retry: 'no',
  },
  'line-not-active': {
    sentence: 'The line is not active for this service. The customer has to have it activated by the operator first.',
    actor: 'customer',
    retry: 'no',
  },
}
const builtIn: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(listed).map(([category, meaning]) => [categoryKey(category), meaning]),
)

/** Equal for `Low balance`, `low_balance` and `LOW-BALANCE`. */
export function categoryKey(category: string): string {
  return category
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\p{Pd}]+/gu, '')
}

/** One meaning for each category: the last one that was given. */
export function distinctMeanings(categories: readonly CategoryMeaning[]): CategoryMeaning[] {
  return [...new Map(categories.map(meaning => [categoryKey(meaning.category), meaning])).values()]
}

/** The user's own words for a category, else the built-in ones; null when nobody has said what it means. */
function meaningOf(category: string, categories: readonly CategoryMeaning[]): Explanation | null {
  const key = categoryKey(category)
  const own = categories.find(meaning => categoryKey(meaning.category) === key)
  if (own !== undefined) {
    return { sentence: own.sentence, actor: own.actor, retry: own.retry, from: 'your table' }
  }
  const known = builtIn.get(key)
  return known === undefined ? null : { ...known, from: 'built in' }
}

/** The built-in table, for people who want to see what their own adds to. */
export function builtInMeanings(): readonly CategoryMeaning[] {
  return Object.entries(listed).map(([category, meaning]) => ({ category, ...meaning }))
}

/**
 * What a failure or an unknown status means, who has to act, and whether a retry is sensible. A pending one gets the
 * advice not to pay twice. Null when there is nothing to explain. What nobody has defined stays unknown.
 */
export function explainFailure(state: Explained, categories: readonly CategoryMeaning[]): Explanation | null {
  switch (state.status) {
    case 'succeeded':
    case 'cancelled':
      return null
    case 'pending':
      // A job of an organization is pending for days, and nobody pays by it.
      return state.sourceKind === 'ussd-app' ? undecided : null
    case 'unknown':
      return ofUnknownStatus(state, categories)
    case 'failed':
      return ofFailure(state.category, categories)
  }
}

const undecided: Explanation = {
  sentence:
    'No parser has decided yet, so nobody knows whether the money moved. A retry of a pending payment risks paying twice.',
  actor: null,
  retry: 'check-first',
  from: 'built in',
}

function ofFailure(category: string | null, categories: readonly CategoryMeaning[]): Explanation {
  if (category === null || category.trim() === '') return unknown('Hover gave no reason for the failure.')
  return (
    meaningOf(category, categories) ??
    unknown(`Hover’s reason is “${quoted(category)}”. Nobody has said yet what that means.`)
  )
}

/** The category of a status that the app does not know may still mean something to the user, but not to the app. */
function ofUnknownStatus(state: Explained, categories: readonly CategoryMeaning[]): Explanation {
  const own = [state.providerStatus, state.category]
    .map(word => (word === null ? null : meaningOf(word, categories)))
    .find(meaning => meaning?.from === 'your table')
  if (own !== undefined && own !== null) return own
  const word = state.providerStatus === null ? 'a status' : `the status “${quoted(state.providerStatus)}”`
  return unknown(`Hover sent ${word}, which this app does not know. It counts neither as a success nor as a failure.`)
}

function unknown(sentence: string): Explanation {
  return { sentence, actor: null, retry: 'unknown', from: 'unknown' }
}

/** A stranger's word inside of a sentence: on one line, and short. */
function quoted(word: string): string {
  const line = withoutControls(word).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
