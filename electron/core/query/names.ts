import { fold, wordsOf } from './words.ts'

/**
 * Whether a name is meant by what a person wrote: its whole words, one after the other, in any case of letters. So
 * `MTN` means "MTN Ghana" too, and `low-balance` does not mean "balance".
 */
export function nameMatcher(asked: string): (name: string) => boolean {
  const sought = foldedWords(asked)
  // A name may hold no word at all, such as "***".
  if (sought === '') return name => name.toLowerCase() === asked.toLowerCase()
  return name => foldedWords(name).includes(sought)
}

/** Between blanks, so that a part of a word is no word. */
function foldedWords(text: string): string {
  const words = wordsOf(text).map(({ folded }) => folded)
  return words.length === 0 ? '' : ` ${words.join(' ')} `
}

/** Whether a country is meant: by its name, or by its code of two letters, whichever of both was received. */
export function countryMatcher(asked: string): (country: string) => boolean {
  const wanted = countryName(asked)
  return country => countryName(country) === wanted
}

/** In small letters, in English where it is a code. */
function countryName(text: string): string {
  const trimmed = text.trim()
  return fold(/^[a-z]{2}$/i.test(trimmed) ? (englishNames().of(trimmed.toUpperCase()) ?? trimmed) : trimmed)
}

let names: Intl.DisplayNames | null = null

function englishNames(): Intl.DisplayNames {
  names ??= new Intl.DisplayNames(['en'], { type: 'region' })
  return names
}
