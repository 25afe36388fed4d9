import { stringOrNumber } from '../exact-json.ts'
import { parseJson, withoutByteOrderMark } from '../json-shape.ts'

/** The last digits are the subscriber's everywhere that Hover works; country codes and leading zeros differ. */
const subscriberDigits = 9
const fewestDigits = 7

/** What people and networks put between the digits of a number. */
const between = '[\\s().\\-/\\u00a0\\u2010-\\u2015\\u202a-\\u202e\\u2066-\\u2069]{0,3}'

/**
 * Finds a phone number in texts however it is written: with or without country code, with blanks and dashes, in any
 * script's digits. Null when there are too few digits to tell one customer from another. What is masked is not found.
 */
export function phoneMatcher(number: string): ((text: string) => boolean) | null {
  const digits = significantDigits(number)
  if (digits.length < fewestDigits) return null
  const spread = [...digits].join(between)
  // In front a country code or zeros may stand, behind no further digit.
  const expression = new RegExp(`(?<!\\d)(?:\\d${between}){0,5}${spread}(?!\\d)`)
  return text => expression.test(latinDigits(text))
}

/** The digits by which one customer is told from another. */
export function significantDigits(number: string): string {
  return latinDigits(number).replace(/\D/g, '').replace(/^0+/, '').slice(-subscriberDigits)
}

function latinDigits(text: string): string {
  // Digits of every script stand ten in a row in Unicode, each row beginning with its zero.
  return text.normalize('NFKC').replace(/(?!\d)\p{Nd}/gu, digit => String(digitOf(digit.codePointAt(0) ?? 0)))
}

function digitOf(code: number): number {
  for (let value = 0; value < 10; value += 1) if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return value
  return code % 10
}

/** Whether a text of any key or value fits. */
export function holds(value: unknown, fits: (text: string) => boolean): boolean {
  if (typeof value === 'string') return fits(value)
  if (typeof value === 'number') return fits(String(value))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, item]) => fits(key) || holds(item, fits))
}

/**
 * Whether JSON holds it in any text of any key or value, also under a key that is repeated: of those, reading it keeps the
 * last alone. What is no JSON is one text.
 */
export function jsonHolds(json: string, fits: (text: string) => boolean): boolean {
  if (parseJson(withoutByteOrderMark(json)) === undefined) return fits(json)
  return [...json.matchAll(stringOrNumber)].some(([token]) => holds(parseJson(token), fits))
}
