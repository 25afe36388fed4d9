import { type Sought, wordsOf } from '../../../../core/query/words.ts'
import type { WordsFrom } from './search-words.ts'

const mostWords = 16

export type Searched = Sought & { readonly isNegated: boolean }

/**
 * What must occur, as an FTS5 query; what must not is taken from it. Null when there is nothing that must occur; and
 * `never` when one of the texts that must holds no word.
 */
export function searchMatch(texts: readonly Searched[], wordsFrom: WordsFrom): string | 'never' | null {
  const wanted = texts.filter(({ isNegated }) => !isNegated).map(text => phraseOf(text, wordsFrom))
  if (wanted.length === 0) return null
  if (wanted.includes(null)) return 'never'
  const without = unwantedMatch(texts, wordsFrom)
  return without === null ? wanted.join(' AND ') : `(${wanted.join(' AND ')}) NOT (${without})`
}

/** What must not occur, as an FTS5 query; null when that is nothing. */
export function unwantedMatch(texts: readonly Searched[], wordsFrom: WordsFrom): string | null {
  const unwanted = texts.filter(({ isNegated }) => isNegated).flatMap(text => phraseOf(text, wordsFrom) ?? [])
  return unwanted.length === 0 ? null : unwanted.join(' OR ')
}

/** Quotes make a text data, so that nothing a person types is taken for FTS5's syntax. Null when there is no word in it. */
export function phraseOf({ text, isExact }: Sought, wordsFrom: WordsFrom = () => null): string | null {
  const words = wordsOf(text)
  const last = words.at(-1)
  if (last === undefined) return null
  const before = words.slice(0, -1).map(({ folded }) => folded)
  const phraseWith = (word: string): string => `"${[...before, word].join(' ')}"`
  const typed = phraseWith(last.folded)
  if (isExact) return typed
  const known = wordsFrom(last.folded)
  return known === null ? `${typed}*` : `(${known.map(phraseWith).join(' OR ')})`
}

/** The words of the plain search field, each of which may go on; null when there is no word in it. */
export function plainWords(text: string): readonly Sought[] | null {
  const words = text.split(/[\s\p{Cc}]+/u).filter(word => wordsOf(word).length > 0)
  return words.length === 0 ? null : words.slice(0, mostWords).map(word => ({ text: word, isExact: false }))
}
