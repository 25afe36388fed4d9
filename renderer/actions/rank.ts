import type { Action } from './action.ts'

/**
 * The actions in which every word that was typed is found, the best first: at the start of a word of the name, among the
 * words by which it is also found, inside the name, as letters of a word in their order, or as initials. Equal ones stay
 * in their order.
 */
export function rank(actions: readonly Action[], typed: string): readonly Action[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return actions
  return actions
    .map(action => ({ action, score: scoreOf(action, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ action }) => action)
}

/** 0: one of the words is not found. */
function scoreOf({ name, also = '' }: Action, wanted: readonly string[]): number {
  const [names, others] = [wordsOf(name), wordsOf(also)]
  const scores = wanted.map(word => wordScore(word, names, others))
  if (scores.includes(0)) return 0
  // Of two that fit alike, the one that says less beside it.
  return scores.reduce((sum, score) => sum + score, 0) / wanted.length - names.length / 100
}

function wordScore(word: string, names: readonly string[], others: readonly string[]): number {
  if (names.includes(word)) return 6
  if (names.some(name => name.startsWith(word))) return 5
  if (others.some(other => other.startsWith(word))) return 3
  if (names.some(name => name.includes(word))) return 2.5
  if (
    word.length > 1 &&
    names
      .map(name => name.charAt(0))
      .join('')
      .startsWith(word)
  )
    return 2
  return word.length > 2 && names.some(name => hasInOrder(name, word)) ? 1 : 0
}

/** `stngs` in `settings`: the first letter has to be right, so that not everything is found. */
function hasInOrder(name: string, letters: string): boolean {
  if (name.charAt(0) !== letters.charAt(0)) return false
  let place = 0
  for (const letter of name) if (letter === letters.charAt(place)) place += 1
  return place === letters.length
}

/** Words without capitals and accents, so that nobody has to type them. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}
