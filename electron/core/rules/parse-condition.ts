import { ruledTopics } from '../../contract/settings/notice-rules.ts'
import { longestQuery, type QueryProblem } from '../../contract/transactions/query.ts'
import { nearestOf } from '../query/near.ts'
import { parseQuery } from '../query/parse.ts'
import { type Scanned, scanQuery } from '../query/scan.ts'
import { isTimeKey, keyNamed } from '../query/vocabulary.ts'
import {
  type Choice,
  type ConditionReading,
  type Lateness,
  pastWords,
  readAmountRange,
  readLateness,
} from './condition.ts'

/** What a rule can ask beside what the query bar can. */
const ruleKeys = ['was', 'topic', 'amount', 'late'] as const
type RuleKey = (typeof ruleKeys)[number]

/**
 * Reads the condition of a rule: the words of the query bar, without its times, and four keys of its own. Every part that
 * cannot be understood is a problem with its place.
 */
export function parseCondition(text: string): ConditionReading {
  // What is too long is refused before it costs anything.
  const scanned = text.length > longestQuery ? [] : scanQuery(text)
  const own = scanned.filter(({ key, isOpen }) => isRuleKey(key) && !isOpen)
  const reading = parseQuery(own.reduce(withoutTerm, text))
  const problems = [
    ...scanned.flatMap(oddKey),
    ...own.flatMap(oddValue),
    ...twice(own, 'amount'),
    ...twice(own, 'late'),
    ...(reading.ok ? [] : reading.problems),
  ]
  const ofPlace = problems.filter(({ start }, place) => problems.findIndex(other => other.start === start) === place)
  if (!reading.ok || problems.length > 0) return { ok: false, problems: ofPlace.toSorted((a, b) => a.start - b.start) }
  const terms = (key: RuleKey) => own.filter(term => term.key?.toLowerCase() === key)
  return {
    ok: true,
    condition: {
      query: reading.query,
      was: terms('was').flatMap(term => choiceOf(term, pastWords)),
      topics: terms('topic').flatMap(term => choiceOf(term, ruledTopics)),
      amount: terms('amount').flatMap(term => readAmountRange(term.value) ?? [])[0] ?? null,
      late: terms('late').flatMap(latenessOf)[0] ?? null,
    },
  }
}

function isRuleKey(key: string | null): boolean {
  return ruleKeys.some(known => known === key?.toLowerCase())
}

/** Blanks take its place, so that what is left keeps its own. */
function withoutTerm(text: string, { start, end }: Scanned): string {
  return `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`
}

function choiceOf<Word extends string>({ value, isNegated }: Scanned, words: readonly Word[]): readonly Choice<Word>[] {
  const word = words.find(known => known === value.toLowerCase())
  return word === undefined ? [] : [{ word, isNegated }]
}

function latenessOf({ value, isNegated }: Scanned): readonly Lateness[] {
  const late = readLateness(value)
  return late === null ? [] : [{ ...late, isNegated }]
}

/** A rule holds from now on, so it has no times; and a key that is nearly one of a rule's is meant to be it. */
function oddKey({ start, end, key, valueStart }: Scanned): readonly QueryProblem[] {
  if (key === null || isRuleKey(key)) return []
  const known = keyNamed(key)
  if (known !== null && isTimeKey(known)) {
    const sentence = `A rule has no beginning and no end. Leave \`${key}\` out; use \`late:1h\` for what arrives late.`
    return [{ start, end, sentence }]
  }
  const near = known === null ? nearestOf(key, ruleKeys) : null
  if (near === null) return []
  return [{ start, end: valueStart - 1, sentence: `There is no key \`${key}\`. Did you mean \`${near}\`?` }]
}

function oddValue(term: Scanned): readonly QueryProblem[] {
  const sentence = oddSentence(term)
  return sentence === null ? [] : [{ start: term.start, end: term.end, sentence }]
}

function oddSentence({ key, value, isNegated }: Scanned): string | null {
  switch (key?.toLowerCase()) {
    case 'was':
      return wrongWord('was', value, pastWords)
    case 'topic':
      return wrongWord('topic', value, ruledTopics)
    case 'amount':
      if (isNegated) return '`amount` cannot be negated. Write the other range instead.'
      return readAmountRange(value) === null ? wrongAmount(value) : null
    default:
      return readLateness(value) === null ? `\`${value}\` is no time span. Write one such as 30m, 1h, 2d or 3w.` : null
  }
}

function wrongWord(key: string, value: string, words: readonly string[]): string | null {
  if (words.includes(value.toLowerCase())) return null
  const near = nearestOf(value, words)
  const hint = near === null ? `Choose from ${words.join(', ')}.` : `Did you mean \`${near}\`?`
  return `\`${key}\` is never \`${value}\`. ${hint}`
}

function wrongAmount(value: string): string {
  return `\`${value}\` is no range of amounts. Write one such as 1000.., 500..1000 or ..99.50, with a point and no commas.`
}

function twice(own: readonly Scanned[], key: RuleKey): readonly QueryProblem[] {
  const [, second] = own.filter(term => term.key?.toLowerCase() === key)
  const sentence = `\`${key}\` is there twice. Leave one of them out.`
  return second === undefined ? [] : [{ start: second.start, end: second.end, sentence }]
}
