import { compareDecimals, type Decimal, readDecimal } from '../exact-decimal.ts'
import { everything, type FilterContext, filterOf } from '../query/filter.ts'
import { matcherOf, type Subject } from '../query/matcher.ts'
import { type Candidate, type OfTransaction, type SeriesSubject, seriesKeys } from './candidate.ts'
import { type AmountRange, type Choice, type Condition, latenessMs } from './condition.ts'

type Test = (candidate: Candidate) => boolean

/**
 * Makes of a condition a function. `inDoubt`: whether an amount fits that can be read in several ways, of which only some
 * fit; a rule that silences has to be sure.
 */
export function conditionTest(condition: Condition, context: Pick<FilterContext, 'sources'>, inDoubt: boolean): Test {
  const fitsQuery = queryTest(condition, context)
  const isTopic = choiceTest(condition.topics)
  const tests: readonly Test[] = [
    ({ topic }) => isTopic(topic),
    pastTest(condition),
    amountTest(condition.amount, inDoubt),
    latenessTest(condition),
    fitsQuery,
  ]
  return candidate => tests.every(test => test(candidate))
}

/** A series has no past: it fits where none is asked for. */
function pastTest({ was }: Condition): Test {
  const isPast = choiceTest(was)
  const isAsked = was.some(({ isNegated }) => !isNegated)
  return candidate => (isOfTransaction(candidate) ? isPast(candidate.was ?? 'new') : !isAsked)
}

/** Any of the words, and none of the negated ones. */
function choiceTest<Word extends string>(choices: readonly Choice<Word>[]): (word: Word) => boolean {
  const [no, yes] = [true, false].map(isNegated =>
    choices.filter(choice => choice.isNegated === isNegated).map(({ word }) => word),
  )
  return word => no?.includes(word) !== true && (yes === undefined || yes.length === 0 || yes.includes(word))
}

function amountTest(range: AmountRange | null, inDoubt: boolean): Test {
  if (range === null) return () => true
  const [least, most] = [range.least, range.most].map(end => (end === null ? null : readDecimal(end)))
  const isIn = (amount: Decimal): boolean => {
    if (least !== null && least !== undefined && compareDecimals(amount, least) < 0) return false
    return most === null || most === undefined || compareDecimals(amount, most) <= 0
  }
  return candidate => {
    if (!('amounts' in candidate)) return false
    const amounts = candidate.amounts.flatMap(text => readDecimal(text) ?? [])
    if (amounts.length === 0) return false
    return inDoubt ? amounts.some(isIn) : amounts.every(isIn)
  }
}

function latenessTest({ late }: Condition): Test {
  if (late === null) return () => true
  const leastMs = latenessMs(late)
  return candidate => {
    const lateMs = 'lateMs' in candidate ? candidate.lateMs : null
    return (lateMs !== null && lateMs >= leastMs) !== late.isNegated
  }
}

function queryTest({ query }: Condition, { sources }: Pick<FilterContext, 'sources'>): Test {
  // A rule has no times, so neither the clock nor the zone matters.
  const filter = filterOf(query, { sources, now: 0, zone: 'UTC' })
  const ofTransaction = matcherOf(filter)
  const known = filter.clauses.filter(({ key }) => seriesKeys.includes(key))
  const unknown = filter.clauses.filter(({ key }) => !seriesKeys.includes(key))
  const asksForMore = [...unknown, ...filter.texts].some(({ isNegated }) => !isNegated)
  const ofSeries = matcherOf({ ...everything, clauses: known })
  return candidate =>
    isOfTransaction(candidate) ? ofTransaction(candidate.subject) : !asksForMore && ofSeries(whole(candidate.subject))
}

function isOfTransaction(candidate: Candidate): candidate is OfTransaction {
  return 'was' in candidate
}

/** Only what is known of a series is looked at. */
function whole(series: SeriesSubject): Subject {
  const nothing = { country: null, category: null, environment: null, flags: [], isResolved: false }
  return { ...series, ...nothing, status: 'unknown', providerId: '', startedAt: 0, searchText: '' }
}
