import { latinDigits } from './latin-digits.ts'

/** A phone number as a person gave it. */
export interface PhoneNumber {
  /** Its country code; null when it was given without, and then it may be anybody's in any country. */
  readonly country: string | null
  /** The rest, without the zero that is dialled in front of it within the country. */
  readonly national: string
}

/** Why a text is no number by which one customer can be told from the others. */
export type PhoneTrouble = 'not-one-number' | 'too-short' | 'too-long' | 'no-such-country' | 'unclear-country'

/**
 * Country codes of the ITU: none of them begins another one, so that where one ends is always clear. Codes of three digits
 * that nobody has yet are taken too, because somebody may get them.
 */
export const countryCode =
  '(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\\d|3[578]\\d|42\\d|5[09]\\d|6[7-9]\\d|8[035789]\\d|9[679]\\d)'

/** What people and networks put between the digits of a number; most of the last group cannot be seen. */
export const gapCharacter = '[\\s().\\-/\\u2010-\\u2015\\u2212\\p{Cf}]'

/** By E.164, without what is dialled in front of the country code. */
const mostDigits = 15
/** Below this others are met by chance. The shortest numbers of the countries that Hover works in have as many. */
const fewestDigits = 7
/** Longer ones without a zero in front are mostly written with their country code. */
const mostWithoutZero = 10

const oneNumber = /^[(\s]*\+?[\d\s().\-\u2010-\u2015\u2212\p{Cf}]*$/u
const leadingCode = new RegExp(`^${countryCode}`)

/** Whatever is not clearly one number is refused: what is taken out for it cannot be brought back. */
export function readPhone(given: string): PhoneNumber | PhoneTrouble {
  const text = latinDigits(given).trim()
  if (!oneNumber.test(text) || longGroups(text) > 1) return 'not-one-number'
  const digits = text.replace(/\D/g, '')
  const isInternational = text.includes('+') || digits.startsWith('00')
  return isInternational ? readInternational(digits.replace(/^0{2,3}/, '')) : readNational(digits)
}

function readInternational(digits: string): PhoneNumber | PhoneTrouble {
  if (digits.length > mostDigits) return 'too-long'
  const [country] = leadingCode.exec(digits) ?? []
  if (country === undefined) return digits.length < fewestDigits ? 'too-short' : 'no-such-country'
  // It is left out in some countries and belongs to the number in others, so texts may have it either way.
  const national = digits.slice(country.length).replace(/^0/, '')
  return national.length < fewestDigits ? 'too-short' : { country, national }
}

function readNational(digits: string): PhoneNumber | PhoneTrouble {
  if (digits.length > mostDigits) return 'too-long'
  if (!digits.startsWith('0') && digits.length > mostWithoutZero) return 'unclear-country'
  const national = digits.replace(/^0/, '')
  return national.length < fewestDigits ? 'too-short' : { country: null, national }
}

/** Two numbers side by side, such as 3012345 3012346. */
function longGroups(text: string): number {
  return text.split(/\D+/).filter(({ length }) => length >= fewestDigits).length
}

/** By what an erasing can be known again, however the number is written. */
export function phoneProof({ country, national }: PhoneNumber): string {
  return country === null ? national : `+${country}${national}`
}

/** By what erasings of earlier versions can be known again: they took numbers for the same that end alike. */
export function formerPhoneProof(given: string): string {
  return latinDigits(given).replace(/\D/g, '').replace(/^0+/, '').slice(-9)
}
