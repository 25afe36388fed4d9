import { latinDigits } from './latin-digits.ts'
import { countryCode, gapCharacter, type PhoneNumber } from './phone-number.ts'

const gap = `${gapCharacter}{0,3}`

/** Above this many digits no country's numbers go on behind another country's whole number in groups. */
const mostThatGoOn = 8

/**
 * Finds a phone number in texts however it is written: with or without country code and zero, with blanks and dashes, in any
 * script's digits. A number that only holds these digits, or has them behind another country code, is somebody else's. What
 * is masked is not found.
 */
export function phoneMatcher({ country, national }: PhoneNumber): (text: string) => boolean {
  const digits = [...national].join(gap)
  const code = country === null ? countryCode : [...country].join(gap)
  const quick = new RegExp(digits, 'u')
  // Within a lookahead, so that what is met inside of another hit counts too.
  const abroad = new RegExp(`(?<!\\d)(?=((?:(?:\\+|0{1,3})${gap})?${code}${gap}(?:0${gap})?${digits})(?!\\d))`, 'gu')
  // A point behind a single zero makes it a fraction.
  const athome = new RegExp(`(?<!\\d)(?=((?:0(?!\\.)${gap})?${digits})(?!\\d))`, 'gu')
  const goesOn = (hit: Hit): boolean => national.length <= mostThatGoOn && isContinued(hit)
  return given => {
    const text = latinDigits(given)
    if (!quick.test(text)) return false
    return (
      hitsOf(text, abroad).some(hit => country !== null || !goesOn(hit)) ||
      hitsOf(text, athome).some(hit => !isAbroad(hit, country) && !isWithinLonger(hit) && !goesOn(hit))
    )
  }
}

interface Hit {
  readonly before: string
  readonly found: string
  readonly after: string
}

/** Enough for whatever is looked at around a number. */
const nearby = 24

function hitsOf(text: string, expression: RegExp): readonly Hit[] {
  return [...text.matchAll(expression)].map(({ index, 1: found = '' }) => {
    const end = index + found.length
    return { before: text.slice(Math.max(0, index - nearby), index), found, after: text.slice(end, end + nearby) }
  })
}

const anyCodeBefore = new RegExp(`(?:\\+|(?<![\\d.,:])0{2,3})${gap}${countryCode}${gap}$`, 'u')
/** None that ends a time, a sum, or a date such as 2026-03-05 with something else than - behind it. */
const groupBefore = new RegExp(`(?<![\\d/.,:])(?<!\\d-(?=\\d{1,4}[^\\d-]))(\\d{1,4})(${gapCharacter}{1,3})$`, 'u')
const wholeCode = new RegExp(`^0{0,3}${countryCode}$`)

/** Behind a country code; behind its own it is found as a number from abroad. */
function isAbroad({ before, found }: Hit, country: string | null): boolean {
  if (anyCodeBefore.test(before)) return true
  const [, group = ''] = groupBefore.exec(before) ?? []
  // A zero begins a number, and what is before it may as well be an amount.
  return country !== null && !found.startsWith('0') && wholeCode.test(group)
}

/** As 71 23 45 67 is within 07 71 23 45 67; and no number begins behind the point of a fraction. */
function isWithinLonger({ before, found }: Hit): boolean {
  if (found.startsWith('0')) return false
  if (/\d\.$/.test(before) && /^\d+$/.test(found)) return true
  const [, group, parting] = groupBefore.exec(before) ?? []
  return group !== undefined && (group.startsWith('0') || parting === partingOf(found))
}

/** As 07 12 34 56 is within 07 12 34 56 78: groups that are parted alike are one number. Dates and sums are none. */
function isContinued({ found, after }: Hit): boolean {
  const parting = partingOf(found)
  if (parting === null || !after.startsWith(parting)) return false
  const behind = /^\d{2,4}(?!\d)(.?)(\d?)/su.exec(after.slice(parting.length))
  if (behind === null) return false
  const [, sign = '', digit = ''] = behind
  return !/[/:,]/.test(sign) && (sign === parting || digit === '' || !/[.-]/.test(sign))
}

/** What stands between its last groups; null when it is written as one. */
function partingOf(found: string): string | null {
  return /(\D+)\d+$/.exec(found)?.[1] ?? null
}
