import { officialCountries } from './official-countries.ts'
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

/** Whether a country is meant: by one of its names, or by its code of two letters, whichever was received. */
export function countryMatcher(asked: string): (country: string) => boolean {
  const wanted = countryOf(asked)
  return country => countryOf(country) === wanted
}

/** The words of its name in English, so that no apostrophe, comma or accent is in the way. */
function countryOf(text: string): string {
  const trimmed = text.trim()
  const words = plainName(isCode(trimmed) ? nameOfCode(trimmed) : trimmed)
  const code = codesOfOfficialNames().get(words)
  return code === undefined ? words : plainName(nameOfCode(code))
}

function isCode(text: string): boolean {
  return /^[a-z]{2}$/i.test(text)
}

function nameOfCode(code: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'region' })
  return names.of(code.toUpperCase()) ?? code
}

/** Without the words that some write and others leave out. */
function plainName(name: string): string {
  const words = wordsOf(name).map(({ folded }) => folded)
  return words.length === 0 ? fold(name) : words.filter(word => word !== 'and' && word !== 'the').join(' ')
}

let names: Intl.DisplayNames | null = null
let codes: ReadonlyMap<string, string> | null = null

function codesOfOfficialNames(): ReadonlyMap<string, string> {
  codes ??= new Map(Object.entries(officialCountries).flatMap(([code, known]) => known.map(name => [name, code])))
  return codes
}
