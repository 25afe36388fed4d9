import type { Field } from '../../contract/transactions/transaction-detail.ts'
import { isObject, isTooDeep, jsonWithin, setMember } from '../json-shape.ts'
import { maskName } from './mask-names.ts'
import { dot, hidden, maskNumbers, maskText } from './mask-text.ts'
import { isPinEntry } from './pin-prompt.ts'
import { privacyOf } from './private-keys.ts'

export { maskText }

/** A named value as a person may see it, with what its name tells of how private it is. */
export function maskField(name: string, value: string): Field {
  const shown = maskByName(name, value)
  return { name: maskNumbers(name), value: shown, masked: shown !== value }
}

function maskByName(name: string, value: string): string {
  if (value === '') return value
  const privacy = privacyOf(name)
  if (privacy === 'secret' || privacy === 'balance') return hidden
  const inside = jsonWithin(value)
  if (inside !== undefined) return isTooDeep(inside) ? hidden : maskJson(name, inside, value)
  switch (privacy) {
    case 'name':
      return /\p{L}/u.test(value) ? maskName(withoutFigures(maskNumbers(value))) : maskNumber(value)
    case 'number':
      return maskNumber(value)
    case 'plain':
      return maskText(value)
  }
}

/** A dot tells of no masking: whoever sent the value may have put it there. Of this form at most three characters show. */
const maskedNumber = new RegExp(`^${hidden}[^${dot}]{0,3}$`, 'u')
/** Letters side by side may be the end of a name: "0700000001 - JANE". */
const noTail = new RegExp(`\\p{L}{2}|${dot}`, 'u')

/** Seven characters are enough to keep three of them. */
function maskNumber(value: string): string {
  if (maskedNumber.test(value)) return value
  if (!/\p{Nd}/u.test(value)) return maskName(value)
  const tail = value.slice(-3)
  return value.length < 7 || noTail.test(tail) ? hidden : hidden + tail
}

/** Beside a name also what is too short, or too oddly written, to be a number of a text: "JANE 0700/000/001", "JANE1000". */
function withoutFigures(value: string): string {
  return value.replace(/\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){3,}/gu, figure => {
    const digits = figure.match(/\p{Nd}/gu) ?? []
    return digits.length < 7 ? hidden : hidden + digits.slice(-3).join('')
  })
}

/** An extra may hold JSON of its own, and the names inside tell as much as the name outside. */
function maskJson(name: string, inside: object, text: string): string {
  const masked = JSON.stringify(masksWithin(name, inside))
  return masked === JSON.stringify(inside) ? text : masked
}

function masksWithin(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => masksWithin(name, item))
  if (isObject(value)) {
    const result: Record<string, unknown> = {}
    const pair = pairName(value)
    for (const [key, item] of Object.entries(value)) {
      const outer = privacyOf(key) === 'plain' ? name : key
      setMember(result, maskNumbers(key), masksWithin(key === 'value' && pair !== null ? pair : outer, item))
    }
    return result
  }
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const shown = maskByName(name, String(value))
  return shown === String(value) ? value : shown
}

/** `{"name": "phone", "value": "..."}` */
function pairName(value: { readonly [key: string]: unknown }): string | null {
  const name = [value.key, value.name, value.field, value.label].find(item => typeof item === 'string')
  return typeof name === 'string' ? name : null
}

/** What menus ask for when the answer is a person's name, and when it is a number that belongs to somebody. */
const asksName = /(?<!\p{L})(?:names?|nom|nome|nombre|jina|prénom|prenom|surname)(?!\p{L})/iu
const asksNumber =
  /(?<!\p{L})(?:phone|mobile|account|acc(?:oun)?t|id|passport|meter|number|numero|numéro|número|namba|nambari|simu|akaunti|compte|conta|cuenta|telefone|téléphone|card|kitambulisho)(?!\p{L})/iu
const asksAmount = /(?<!\p{L})(?:amount|amt|montant|kiasi|valor|monto|choose|select)(?!\p{L})/iu

/**
 * What a person typed into a USSD session, and the message that it answered. Hover writes `(pin)` for a PIN; that is
 * never shown.
 */
export function maskEntered(value: string, asked: string | null = null): string {
  if (isHiddenPin(value) || (asked !== null && isPinEntry(asked, value))) return hidden
  const shown = maskText(value)
  if (asked === null || asksAmount.test(asked)) return shown
  if (asksNumber.test(asked)) return /^\P{Nd}*(?:\p{Nd}\P{Nd}*){4,6}$/u.test(shown) ? hidden : shown
  return asksName.test(asked) ? maskName(shown) : shown
}

export function isHiddenPin(value: string): boolean {
  return /^\s*\(?pin\)?\s*$/i.test(value)
}
