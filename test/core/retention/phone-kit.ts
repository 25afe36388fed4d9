import { phoneMatcher } from '../../../electron/core/retention/phone-match.ts'
import { readPhone } from '../../../electron/core/retention/phone-number.ts'

/** Whether a text names the number that a person gave. */
export function fitsPhone(given: string): (text: string) => boolean {
  const number = readPhone(given)
  if (typeof number === 'string') throw new Error(`${given} is no phone number: ${number}`)
  return phoneMatcher(number)
}
