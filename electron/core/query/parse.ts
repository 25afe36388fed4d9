import {
  emptyKeys,
  type FieldKey,
  longestQuery,
  noneWord,
  type QueryProblem,
  type QueryReading,
  type QueryTerm,
  type TimeKey,
} from '../../contract/transactions/query.ts'
import { nearestOf } from './near.ts'
import { type Scanned, scanQuery } from './scan.ts'
import { readTime } from './time.ts'
import { fixedValues, isTimeKey, keyNamed, queryKeys } from './vocabulary.ts'
import { wordsOf } from './words.ts'

const mostTerms = 64
const mostWords = 16

/** `signs`: a part in which no letter and no digit is, such as the dash of a title that was copied. */
type Read =
  | { readonly term: QueryTerm }
  | { readonly problem: QueryProblem }
  | { readonly signs: Pick<Scanned, 'start' | 'end'> }

/** Reads what a person typed. Every part that cannot be understood is a problem with its place. */
export function parseQuery(text: string): QueryReading {
  if (text.length > longestQuery) return refused(text, `Shorten the query to ${longestQuery} characters.`)
  const scanned = scanQuery(text)
  if (scanned.length > mostTerms) return refused(text, `Shorten the query to ${mostTerms} conditions.`)
  const reads = scanned.map(readTerm)
  const terms = reads.flatMap(read => ('term' in read ? [read.term] : []))
  const problems = [
    ...reads.flatMap(read => ('problem' in read ? [read.problem] : [])),
    ...signsAlone(reads),
    ...repeatedTimes(scanned, reads),
    ...tooManyWords(scanned, reads),
  ]
  if (problems.length > 0) return { ok: false, problems: problems.toSorted((a, b) => a.start - b.start) }
  return { ok: true, query: { terms } }
}

function refused(text: string, sentence: string): QueryReading {
  return { ok: false, problems: [{ start: 0, end: text.length, sentence }] }
}

function readTerm(scanned: Scanned): Read {
  const { start, end, key, isOpen } = scanned
  if (isOpen) return { problem: { start, end, sentence: 'The quote is not closed. Put a " behind the last word.' } }
  if (key === null) return readText(scanned)
  const known = keyNamed(key)
  if (known === null) return { problem: { start, end: scanned.valueStart - 1, sentence: unknownKey(scanned, key) } }
  if (scanned.value === '')
    return { problem: { start, end, sentence: `Write what \`${known}\` should be, such as ${exampleOf(known)}.` } }
  return isTimeKey(known) ? readTimeTerm(scanned, known) : readField(scanned, known)
}

function readText({ start, end, value, isQuoted, isNegated }: Scanned): Read {
  if (value.trim() === '') return { problem: { start, end, sentence: 'Write the words to search for in the quotes.' } }
  if (wordsOf(value).length > 0) return { term: { kind: 'text', text: value, isExact: isQuoted, isNegated } }
  return isQuoted || isNegated ? { problem: { start, end, sentence: signsSentence } } : { signs: { start, end } }
}

const signsSentence = 'There is no letter and no digit to search for here. Leave it out.'

/** Beside words signs do not count, as the search index has none. Alone they would find everything. */
function signsAlone(reads: readonly Read[]): readonly QueryProblem[] {
  const isBesideWords = reads.some(read => 'term' in read && read.term.kind === 'text')
  if (isBesideWords) return []
  return reads.flatMap(read => ('signs' in read ? [{ ...read.signs, sentence: signsSentence }] : []))
}

function readTimeTerm({ start, end, value, isNegated }: Scanned, key: TimeKey): Read {
  if (isNegated) {
    const other = key === 'since' ? 'until' : 'since'
    return { problem: { start, end, sentence: `\`${key}\` cannot be negated. Use \`${other}\` instead.` } }
  }
  const time = readTime(value)
  if (time !== null) return { term: { kind: 'time', key, time } }
  const sentence = `\`${value}\` is no time. Write one such as 30m, 2h, 2d, 3w, 2026-11-01 or 2026-11-01T10:30.`
  return { problem: { start, end, sentence } }
}

function readField({ start, end, value, isNegated, isQuoted }: Scanned, key: FieldKey): Read {
  const choices = fixedValues[key]
  const lower = value.toLowerCase()
  const emptyKey = emptyKeys.find(one => one === key)
  if (emptyKey !== undefined && lower === noneWord && !isQuoted)
    return { term: { kind: 'none', key: emptyKey, isNegated } }
  if (choices === undefined) return { term: { kind: 'field', key, value, isNegated } }
  if (choices.includes(lower)) return { term: { kind: 'field', key, value: lower, isNegated } }
  const near = nearestOf(value, choices)
  // Only in quotes: bare, it was read above.
  if (emptyKey !== undefined && lower === noneWord)
    return {
      problem: { start, end, sentence: `For what has no \`${key}\` write \`${key}:${noneWord}\`, without quotes.` },
    }
  const hint = near === null ? `Choose from ${choices.join(', ')}.` : `Did you mean \`${near}\`?`
  return { problem: { start, end, sentence: `\`${key}\` is never \`${value}\`. ${hint}` } }
}

function unknownKey({ value }: Scanned, key: string): string {
  const near = nearestOf(key, queryKeys)
  if (near !== null) return `There is no key \`${key}\`. Did you mean \`${near}\`?`
  const asText = `To search for these words, put them in quotes: "${key}:${value}".`
  return `There is no key \`${key}\`. The keys are ${queryKeys.join(', ')}. ${asText}`
}

/** Two beginnings contradict each other, unlike two statuses. */
function repeatedTimes(scanned: readonly Scanned[], reads: readonly Read[]): readonly QueryProblem[] {
  const seen = new Set<TimeKey>()
  return reads.flatMap((read, place) => {
    const one = scanned[place]
    if (!('term' in read) || read.term.kind !== 'time' || one === undefined) return []
    const { key } = read.term
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ start: one.start, end: one.end, sentence: `\`${key}\` is there twice. Leave one of them out.` }]
  })
}

function tooManyWords(scanned: readonly Scanned[], reads: readonly Read[]): readonly QueryProblem[] {
  const words = scanned.filter((_, place) => {
    const read = reads[place]
    return read !== undefined && 'term' in read && read.term.kind === 'text'
  })
  const [first, last] = [words[mostWords], words.at(-1)]
  if (first === undefined || last === undefined) return []
  return [{ start: first.start, end: last.end, sentence: `Search for at most ${mostWords} words or phrases.` }]
}

const examples: Readonly<Partial<Record<FieldKey | TimeKey, string>>> = {
  operator: 'operator:MTN',
  country: 'country:KE',
  category: 'category:low-balance',
  source: 'source:"My shop"',
  action: 'action:"Send money"',
  since: 'since:2d',
  until: 'until:2026-11-01',
}

function exampleOf(key: FieldKey | TimeKey): string {
  const [first] = isTimeKey(key) ? [] : (fixedValues[key] ?? [])
  return examples[key] ?? `${key}:${first ?? '123'}`
}
