import type { Field } from '../contract/transaction.ts'

const dot = '•'
/** Seven digits or more, however they are spaced: a phone or account number. Amounts with separators are shorter runs. */
const longNumber = /\+?\d(?:[ -]?\d){6,}/g
const shortCodeAfterWord = /\b((?:pin|otp|passcode|password|code)(?!\p{L})\D{0,12})(\d{4,6})\b/giu

/** Text of a stranger as a person may see it: long numbers keep their last three digits, codes vanish. */
export function maskText(text: string): string {
  return text.replace(longNumber, keepLastThree).replace(shortCodeAfterWord, (_, word: string) => word + dot.repeat(4))
}

function keepLastThree(number: string): string {
  const digits = number.replace(/\D/g, '')
  return dot.repeat(digits.length - 3) + digits.slice(-3)
}

const nameKeys = /(name|recipient|sender|customer|owner)$/i
const moneyKeys = /(balance|solde|saldo|salio)$/i
const secretKeys = /(pin|token|passcode|password|otp|secret|cvv)$/i
const numberKeys = /(phone|msisdn|account|accountnumber|nationalid|idnumber|passport|number|mobile)$/i

/** A named value as a person may see it, with what its name tells of how private it is. */
export function maskField(name: string, value: string): Field {
  const shown = maskByName(name, value) ?? maskText(value)
  return { name, value: shown, masked: shown !== value }
}

/** As maskField, for what is private by its name alone: the long numbers of jobs and their dates are nobody's secret. */
export function maskNamed(name: string, value: string): Field {
  const shown = maskByName(name, value) ?? value
  return { name, value: shown, masked: shown !== value }
}

/** Undefined when the name tells of nothing private. */
function maskByName(name: string, value: string): string | undefined {
  const key = name.replace(/[^\p{L}\p{N}]/gu, '')
  if (value === '') return value
  if (secretKeys.test(key) || moneyKeys.test(key)) return dot.repeat(4)
  if (nameKeys.test(key) && !/actionname|operatorname/i.test(key))
    return value.replace(/(\p{L})\p{L}*/gu, `$1${dot.repeat(3)}`)
  if (numberKeys.test(key)) return value.length <= 3 ? dot.repeat(4) : dot.repeat(4) + value.slice(-3)
  return undefined
}

/** What a person typed into a USSD session. Hover writes `(pin)` for a PIN; that is never shown. */
export function maskEntered(value: string): string {
  return /^\(?pin\)?$/i.test(value.trim()) ? dot.repeat(4) : maskText(value)
}
