import type { CategoryMeaning } from '../../contract/settings/settings.ts'
import { say, type Told } from '../../contract/speech/say.ts'
import type { SourceKind, Status } from '../../contract/transactions/transaction.ts'
import type { Explanation } from '../../contract/transactions/transaction-detail.ts'
import { withoutControls } from './conversation.ts'
import { listed, type Meaning } from './known-categories.ts'

/** What is looked at of a transaction. */
interface Explained {
  readonly sourceKind: SourceKind
  readonly status: Status
  readonly category: string | null
  /** The provider's own word for the status. */
  readonly providerStatus: string | null
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
  return Object.entries(listed).map(([category, { sentence, actor, retry }]) => ({ category, sentence, actor, retry }))
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
  ...say(
    'meaning.undecided',
    'No parser has decided yet, so nobody knows whether the money moved. A retry of a pending payment risks paying twice.',
  ),
  actor: null,
  retry: 'check-first',
  from: 'built in',
}

function ofFailure(category: string | null, categories: readonly CategoryMeaning[]): Explanation {
  if (category === null || category.trim() === '')
    return unknown(say('meaning.no-reason', 'Hover gave no reason for the failure.'))
  return (
    meaningOf(category, categories) ??
    unknown(
      say('meaning.unknown-category', 'Hover’s reason is “{category}”. Nobody has said yet what that means.', {
        category: quoted(category),
      }),
    )
  )
}

/** The category of a status that the app does not know may still mean something to the user, but not to the app. */
function ofUnknownStatus(state: Explained, categories: readonly CategoryMeaning[]): Explanation {
  const own = [state.providerStatus, state.category]
    .map(word => (word === null ? null : meaningOf(word, categories)))
    .find(meaning => meaning?.from === 'your table')
  if (own !== undefined && own !== null) return own
  if (state.providerStatus === null)
    return unknown(
      say(
        'meaning.nameless-status',
        'Hover sent a status, which this app does not know. It counts neither as a success nor as a failure.',
      ),
    )
  return unknown(
    say(
      'meaning.unknown-status',
      'Hover sent the status “{status}”, which this app does not know. It counts neither as a success nor as a failure.',
      { status: quoted(state.providerStatus) },
    ),
  )
}

function unknown(told: Told): Explanation {
  return { ...told, actor: null, retry: 'unknown', from: 'unknown' }
}

/** A stranger's word inside of a sentence: on one line, and short. */
function quoted(word: string): string {
  const line = withoutControls(word).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
