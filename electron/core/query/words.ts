/** A word of a text, folded as the search index folds it, and where it stands. */
export interface Word {
  readonly folded: string
  /** As it stands in the text. */
  readonly shown: string
  readonly start: number
  readonly end: number
}

/**
 * As SQLite's `unicode61 remove_diacritics 2`: letters, digits and private characters make words; accents do not count. Those
 * that are a part of the letter do in every script but Latin: й is no и.
 */
const wordPattern = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u0331])*/gu
const accents = /[\u0300-\u036f]/g
const lettersWithAccents = /.[\u0300-\u036f]*/gsu
const latinLetters = /\p{Script=Latin}/gu
/** Small letters that are another form of a small letter, such as the sigma at the end of a word. */
const forms: Readonly<Record<string, string>> = {
  ...{ ς: 'σ', ϐ: 'β', ϑ: 'θ', ϕ: 'φ', ϖ: 'π', ϰ: 'κ', ϱ: 'ρ', ϵ: 'ε' },
  ...{ '\u1fbe': 'ι', µ: 'μ', ſ: 's', ẛ: 's' },
}
const otherForms = new RegExp(`[${Object.keys(forms).join('')}]`, 'gu')

export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: found, index }) => {
    return { folded: fold(found), shown: found, start: index, end: index + found.length }
  })
}

/** That of a letter of its own, such as ǽ of æ, is no accent. */
function withoutAccents(letter: string): string {
  const bare = letter.normalize('NFD').replace(accents, '')
  return /^[a-z]$/.test(bare) ? bare : letter
}

/**
 * A text as it goes into the search index, and into questions of it: words as they are told apart here. The index has tables of
 * its own, which are older and know other letters; of ASCII there are no two opinions.
 */
export function foldedWords(text: string): string {
  if (ascii.test(text)) return text
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range of ASCII, in which nothing has an accent.
const ascii = /^[\x00-\x7f]*$/

/** Small letters without accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return ascii.test(lower)
    ? lower
    : lower
        .replace(accents, '')
        .replace(otherForms, letter => forms[letter] ?? letter)
        .replace(latinLetters, withoutAccents)
}

/** Words to be found one after the other; when they are no exact ones, the last may go on. */
export interface Sought {
  readonly text: string
  readonly isExact: boolean
}

/** Where they stand in a text: pairs of start and end, in UTF-16 units. */
export function placesOf(words: readonly Word[], { text, isExact }: Sought): readonly (readonly [number, number])[] {
  const sought = wordsOf(text).map(({ folded }) => folded)
  if (sought.length === 0) return []
  return words.flatMap((first, place) => {
    if (!standsAt(words, place, { sought, isExact })) return []
    const last = words[place + sought.length - 1] ?? first
    return [[first.start, isExact ? last.end : endOfBeginning(last, sought.at(-1)?.length ?? 0)] as const]
  })
}

/** Where so many units of a folded word end in the text it is folded of, with the accents of the last of them. */
function endOfBeginning({ start, end, shown, folded }: Word, units: number): number {
  if (units >= folded.length) return end
  let at = 0
  for (const letter of shown.match(lettersWithAccents) ?? []) {
    if (fold(shown.slice(0, at)).length >= units) break
    at += letter.length
  }
  return start + at
}

/** Whether they stand anywhere in a text. Nothing stands nowhere. */
export function areIn(words: readonly Word[], { text, isExact }: Sought): boolean {
  const sought = wordsOf(text).map(({ folded }) => folded)
  return sought.length > 0 && words.some((_, place) => standsAt(words, place, { sought, isExact }))
}

interface Folded {
  readonly sought: readonly string[]
  readonly isExact: boolean
}

function standsAt(words: readonly Word[], place: number, { sought, isExact }: Folded): boolean {
  return sought.every((one, offset) => {
    const found = words[place + offset]?.folded
    if (found === undefined) return false
    return !isExact && offset === sought.length - 1 ? found.startsWith(one) : found === one
  })
}
