import type { SourceKind } from '../../contract/transactions/transaction.ts'
import { asInstant } from '../instant.ts'
import { asList, asObject, isObject, parseJson } from '../json-shape.ts'
import { isHiddenPin } from '../masking/mask.ts'
import { hidden } from '../masking/mask-text.ts'
import { type Masking, revealing } from '../masking/masking.ts'

/** The keys and positions that lead to a value. */
export type Path = readonly (string | number)[]

/** How one stored body is shown. */
export interface BodyRules {
  /** A value that is shown as one, whatever it holds. */
  readonly isWhole: (path: Path) => boolean
  readonly show: (path: Path, value: unknown) => unknown
  readonly name: (key: string) => string
}

export function bodyRules(product: SourceKind, body: unknown, mask: Masking): BodyRules {
  const name = (key: string) => mask.field(key, '').name
  return product === 'ussd-app'
    ? { name, isWhole: isWholeOfUssd, show: keepingPlain(ussdText(body, mask)) }
    : { name, isWhole: path => path.length === 1, show: keepingPlain(eventText(mask)) }
}

type ShowText = (path: Path, text: string) => string

/** Texts and numbers are shown by their place; times, truth values and holes tell of nobody. */
function keepingPlain(show: ShowText): BodyRules['show'] {
  return (path, value) => {
    if (typeof value === 'object' && value !== null) {
      const text = JSON.stringify(value)
      const shown = show(path, text)
      return shown === text ? value : (parseJson(shown) ?? shown)
    }
    if ((typeof value !== 'string' && typeof value !== 'number') || isTime(path, value)) return value
    const shown = show(path, String(value))
    return shown === String(value) ? value : shown
  }
}

function isTime(path: Path, value: string | number): boolean {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(value))
    return true
  const at = asInstant(value)
  return typeof value === 'number' && /(_at|timestamp)$/.test(lastName(path)) && at !== null && at > 1e12 && at < 4e12
}

const maps = new Set(['input_extras', 'parsed_variables', 'transaction_extras'])
const messages = new Set(['session_messages', 'ussd_messages'])
const sms = new Set(['sms_hits', 'sms_misses'])
const lists = new Set([...messages, ...sms, 'values_entered', 'operator', 'custom_parser_ids'])
const ids = new Set(['uuid', 'action_public_id', 'action_id', 'custom_parser_ids', 'matched_parser_id'])
const labels = new Set(['action_name', 'status', 'category', 'status_meaning', 'environment', 'sdk_version'])
const counted = new Set(['operator_name', 'operator', 'country'])

function isWholeOfUssd([top, key, member]: Path): boolean {
  if (key === undefined) return top !== 'attributes' && top !== 'relationships'
  if (top !== 'attributes') return false
  return maps.has(String(key)) ? member !== undefined : !lists.has(String(key))
}

function ussdText(body: unknown, mask: Masking): ShowText {
  const attributes = asObject(asObject(body).attributes)
  const asked = asList(attributes.session_messages ?? attributes.ussd_messages)
  return (path, text) => {
    const [top, place, index] = path
    const key = String(place)
    if (top === 'relationships') return related(path, text, mask)
    if (top !== 'attributes') return top === 'id' || top === 'type' ? text : mask.field(String(top), text).value
    if (ids.has(key)) return text
    if (key === 'device_id') return mask.device(text).value
    // What Hover writes for a PIN says nothing of it.
    if (key === 'values_entered' && isHiddenPin(text)) return text
    if (key === 'values_entered') return mask.entered(text, messageAt(asked, index))
    // What merely came from the same sender may be anybody's private SMS.
    if (key === 'sms_misses' && mask !== revealing && lastName(path) !== 'sender') return hidden
    if (labels.has(key)) return mask.label(text)
    if (counted.has(key)) return mask.counted(text)
    if (messages.has(key) || sms.has(key) || key === 'user_message') return mask.text(text)
    return mask.field(lastName(path), text).value
  }
}

function related(path: Path, text: string, mask: Masking): string {
  const name = lastName(path)
  if (name === 'type') return mask.label(text)
  if (name !== 'id') return mask.field(name, text).value
  return path[1] === 'device' ? mask.device(text).value : text
}

function messageAt(asked: readonly unknown[], index: string | number | undefined): string | null {
  const message = typeof index === 'number' ? asked[index] : undefined
  return typeof message === 'string' ? message : null
}

/** Numbers of jobs are nobody's secret; everything else may lead to a person. */
function eventText(mask: Masking): ShowText {
  return (path, text) => {
    const name = lastName(path)
    return /(^|_)ids?$|^(event|state)$/.test(name) ? text : mask.field(name, text).value
  }
}

function lastName(path: Path): string {
  return path.findLast(part => typeof part === 'string') ?? ''
}

export function isContainer(value: unknown): value is readonly unknown[] | Readonly<Record<string, unknown>> {
  return Array.isArray(value) || isObject(value)
}
