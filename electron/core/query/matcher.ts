import type { FieldKey } from '../../contract/transactions/query.ts'
import { attentionFlags, type Flag, type Status } from '../../contract/transactions/transaction.ts'
import type { Clause, Filter } from './filter.ts'
import { countryMatcher, nameMatcher } from './names.ts'
import { wordOfFlag } from './vocabulary.ts'
import { areIn, wordsOf } from './words.ts'

/** What a filter looks at in a transaction. */
export interface Subject {
  readonly status: Status
  readonly operator: string | null
  readonly country: string | null
  readonly category: string | null
  readonly sourceId: string
  readonly kind: string
  readonly title: string
  readonly environment: string | null
  readonly flags: readonly Flag[]
  readonly isResolved: boolean
  readonly providerId: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** What a search finds it by. */
  readonly searchText: string
}

type Test = (subject: Subject) => boolean

/** Makes of a filter a function that says whether a transaction fits. It means what the compiled SQL means. */
export function matcherOf({ clauses, texts, since, until }: Filter): Test {
  const tests: readonly Test[] = [
    ...(since === null ? [] : [(subject: Subject) => subject.startedAt >= since]),
    ...(until === null ? [] : [(subject: Subject) => subject.startedAt < until]),
    ...clauses.map(clauseTest),
    ...(texts.length === 0 ? [] : [textTest(texts)]),
  ]
  return subject => tests.every(test => test(subject))
}

function clauseTest({ key, values, isNegated }: Clause): Test {
  const tests = values.map(value => (value === null ? emptyTests[key] : fieldTests[key](value)))
  return subject => tests.some(test => test(subject)) !== isNegated
}

function textTest(texts: Filter['texts']): Test {
  return ({ searchText }) => {
    const words = wordsOf(searchText)
    return texts.every(text => areIn(words, text) !== text.isNegated)
  }
}

const fieldTests: Readonly<Record<FieldKey, (value: string) => Test>> = {
  status: value => subject => subject.status === value,
  operator: value => named(value, subject => subject.operator),
  category: value => named(value, subject => subject.category),
  action: value => named(value, actionOf),
  country: value => {
    const matches = countryMatcher(value)
    return subject => subject.country !== null && matches(subject.country)
  },
  source: value => subject => subject.sourceId === value,
  kind: value => subject => subject.kind === value,
  env: value => subject => subject.environment === value,
  is: value => subject => isMarked(subject, value),
  id: idTest,
}

const never: Test = () => false

/** Whether a transaction has no value for the key. */
const emptyTests: Readonly<Record<FieldKey, Test>> = {
  operator: subject => subject.operator === null,
  category: subject => subject.category === null,
  country: subject => subject.country === null,
  action: subject => actionOf(subject) === null,
  env: subject => subject.environment === null,
  ...{ status: never, source: never, kind: never, is: never, id: never },
}

function named(value: string, pick: (subject: Subject) => string | null): Test {
  const matches = nameMatcher(value)
  return subject => {
    const name = pick(subject)
    return name !== null && matches(name)
  }
}

/** What runs are named by; the title of a job is its number. */
export function actionOf({ kind, title }: Pick<Subject, 'kind' | 'title'>): string | null {
  return kind === 'ussd' ? title : null
}

function isMarked(subject: Subject, mark: string): boolean {
  if (mark === 'resolved') return subject.isResolved
  if (mark === 'attention') return needsAttention(subject)
  return subject.flags.some(flag => wordOfFlag(flag) === mark)
}

/** What somebody has to look at, as the contract says it of its flags. */
export function needsAttention({
  status,
  flags,
  isResolved,
}: Pick<Subject, 'status' | 'flags' | 'isResolved'>): boolean {
  if (flags.includes('CONFLICT')) return true
  if (isResolved || flags.includes('BASELINE')) return false
  return status === 'failed' || status === 'unknown' || flags.some(flag => attentionFlags.includes(flag))
}

/** Ours, or the provider's; those of USSD are stored in small letters. */
function idTest(value: string): Test {
  const [providerId, lower] = [value, value.toLowerCase()]
  return subject => {
    if (subject.providerId === providerId || subject.providerId === lower) return true
    return `${subject.sourceId}/${subject.kind}/${subject.providerId}` === value
  }
}
