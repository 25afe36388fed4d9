import { maskBalances } from './mask-balances.ts'
import { maskNames } from './mask-names.ts'
import { pinWords } from './secret-words.ts'

export const dot = '•'
/** What hides a value of which nothing may show, not even its length. */
export const hidden = dot.repeat(4)

/** Kinds of spaces and dashes, and characters without width, that people and phones put into numbers; dots too. What is masked holds four or more. */
const gap = String.raw`[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u002d\u2010-\u2015\u2212\p{Cf}•]`
/** Seven digits or more, however they are spaced: a phone or account number. Amounts with separators are shorter runs. */
const spaced = `\\+?\\p{Nd}(?:${gap}{0,3}\\p{Nd}){6,}`
const date = String.raw`(?!\p{Nd}{1,2}\.\p{Nd}{1,2}\.(?:\p{Nd}{4}|\p{Nd}{2})(?![\p{Nd}.]))`
/** A number that begins as phone numbers do may be written with brackets, dots and commas too. */
const phone = `(?<![\\p{Nd}.,])(?:\\+\\p{Nd}|\\(\\+?\\p{Nd}|${date}0\\p{Nd})(?:(?:${gap}|[().]|,(?=\\p{Nd}{3})){0,3}\\p{Nd}){6,}`
const longNumber = new RegExp(`${phone}|${spaced}`, 'gu')
/** Too long for a sum of money in groups of three. */
const dotted = /(?<![\p{Nd}.,])\p{Nd}{1,4}(?:\.\p{Nd}{2,4}){3,}(?![\p{Nd},])/gu
const email =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}])[\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu
/** What may stand before a code. Four dots and no code behind them are one that is hidden already. */
const beforeCode = String.raw`(?:[^\p{Nd}•]|•{1,3}(?!•)|•+(?=\p{Nd}{4})){0,12}`
const codeAfterWord = new RegExp(
  `((?<!\\p{L})(?:${pinWords}|code|msimbo|código|codigo)(?!\\p{L})${beforeCode})(\\p{Nd}{4,8})(?!\\p{Nd})`,
  'giu',
)
const codeBeforeWord = new RegExp(
  `(?<![\\p{L}\\p{Nd}.,])\\p{Nd}{4,8}(\\s+(?:is|est|ni|é|es)\\s+(?:\\p{L}[\\p{L}-]{0,30}\\s+){0,4}(?:${pinWords}|code)(?!\\p{L}))`,
  'giu',
)

/**
 * Text of a stranger as a person may see it: long numbers keep their last three digits, balances and codes vanish, names
 * keep their initials where the words around them tell that they are names. Masking what is masked changes nothing.
 */
export function maskText(text: string, passes = 3): string {
  const masked = maskOnce(text)
  // What was hidden may let another rule see what it could not see before.
  return masked === text || passes === 0 ? masked : maskText(masked, passes - 1)
}

function maskOnce(text: string): string {
  return maskNames(maskLabel(text))
}

/** What developers call things. "Pay Rent" is an action and nobody's name; numbers and balances are hidden all the same. */
export function maskLabel(text: string): string {
  // Most labels hold neither a digit nor an address: names of operators, countries and actions.
  return /[\p{Nd}@]/u.test(text) ? maskNumbers(maskBalances(text)) : text
}

/** Numbers and addresses only: for texts in which nobody is named, such as what a person typed. */
export function maskNumbers(text: string): string {
  const withoutEmail = text.includes('@')
    ? text.replace(email, (_, first: string) => `${first}${dot.repeat(3)}@${dot.repeat(3)}`)
    : text
  // Every other rule asks for four digits at least.
  if (!fourDigits.test(withoutEmail)) return withoutEmail
  return withoutEmail
    .replace(longNumber, keepLastThree)
    .replace(dotted, number => (digitsOf(number).length < 9 ? number : keepLastThree(number)))
    .replace(codeAfterWord, (_, word: string) => word + hidden)
    .replace(codeBeforeWord, (_, word: string) => hidden + word)
}

const fourDigits = /\p{Nd}(?:\P{Nd}*\p{Nd}){3}/u

function keepLastThree(number: string): string {
  const digits = digitsOf(number)
  return dot.repeat(digits.length - 3) + digits.slice(-3).join('')
}

function digitsOf(number: string): readonly string[] {
  return [...number].filter(character => /\p{Nd}/u.test(character))
}
