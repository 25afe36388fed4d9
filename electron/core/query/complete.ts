import {
  type CompletionItem,
  type Completions,
  emptyKeys,
  type FieldKey,
  fieldKeys,
  noneWord,
  timeKeys,
} from '../../contract/transactions/query.ts'
import type { KnownSource } from './filter.ts'
import { printValue } from './print.ts'
import { type Scanned, scanQuery } from './scan.ts'
import { fixedValues, isTimeKey, keyNamed, type QueryKey } from './vocabulary.ts'
import { fold } from './words.ts'

/** What was received so far, for the keys whose values are nobody's fixed list; the most frequent first. */
export interface KnownValues {
  readonly operator: readonly string[]
  readonly country: readonly string[]
  readonly category: readonly string[]
  readonly action: readonly string[]
  readonly sources: readonly KnownSource[]
}

const mostItems = 20
const usualTimes = ['1h', '24h', '7d', '30d', '90d'] as const

/** What may stand at the caret of a query, the likeliest first. */
export function completionsAt(text: string, caret: number, known: KnownValues): Completions {
  const place = Math.min(Math.max(caret, 0), text.length)
  const term = scanQuery(text).find(({ start, end }) => start <= place && place <= end)
  if (term === undefined) return { start: place, end: place, items: keysLike('', false) }
  const bodyStart = term.isNegated ? term.start + 1 : term.start
  if (term.isQuoted && term.key === null) return { start: place, end: place, items: [] }
  if (term.key === null || place < term.valueStart) {
    const typed = text.slice(bodyStart, place)
    const end = term.key === null ? term.end : term.valueStart
    return { start: bodyStart, end, items: keysLike(typed, term.isNegated) }
  }
  const key = keyNamed(term.key)
  if (key === null) return { start: place, end: place, items: [] }
  return { start: term.valueStart, end: term.end, items: valuesLike(key, typedValue(text, term, place), known) }
}

/** What stands before the caret, without the quote that opens it. */
function typedValue(text: string, { valueStart, isQuoted }: Scanned, caret: number): string {
  return text.slice(valueStart + (isQuoted ? 1 : 0), caret).replace(isQuoted ? /"$/ : /$^/, '')
}

/** A time cannot be negated. */
function keysLike(typed: string, isNegated: boolean): readonly CompletionItem[] {
  const keys: readonly QueryKey[] = isNegated ? fieldKeys : [...fieldKeys, ...timeKeys]
  return keys
    .filter(key => key.startsWith(typed.toLowerCase()))
    .map(key => ({ kind: 'key', text: `${key}:`, label: `${key}:` }))
}

function valuesLike(key: QueryKey, typed: string, known: KnownValues): readonly CompletionItem[] {
  const choices = choicesOf(key, known)
  const sought = fold(typed)
  const begins = choices.filter(({ label }) => fold(label).startsWith(sought))
  const goesOn = choices.filter(one => !begins.includes(one) && fold(one.label).includes(` ${sought}`))
  const none = emptyKeys.some(one => one === key) && noneWord.startsWith(sought) ? [withoutAny] : []
  return [...[...begins, ...goesOn].slice(0, mostItems - none.length), ...none]
}

/** Bare, so that it is no name. */
const withoutAny: CompletionItem = { kind: 'value', text: noneWord, label: noneWord }

function choicesOf(key: QueryKey, known: KnownValues): readonly CompletionItem[] {
  if (isTimeKey(key)) return usualTimes.map(choice)
  if (key !== 'source') return valuesOf(key, known).map(choice)
  const { sources } = known
  return sources.map(({ id, name }) => {
    const isOnlyOne = sources.filter(other => other.name === name).length === 1
    return { kind: 'value', text: printValue(isOnlyOne ? name : id), label: isOnlyOne ? name : `${name} (${id})` }
  })
}

function valuesOf(key: Exclude<FieldKey, 'source'>, known: KnownValues): readonly string[] {
  switch (key) {
    case 'operator':
    case 'country':
    case 'category':
    case 'action':
      return known[key]
    case 'status':
    case 'kind':
    case 'env':
    case 'is':
    case 'id':
      return fixedValues[key] ?? []
  }
}

function choice(value: string): CompletionItem {
  return { kind: 'value', text: printValue(value), label: value }
}
