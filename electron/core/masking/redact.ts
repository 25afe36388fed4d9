import { withExactNumbers } from '../exact-json.ts'
import { isObject, isTooDeep, type JsonObject, jsonWithin, parseJson, setMember } from '../json-shape.ts'
import { withoutPinEntries } from './pin-entries.ts'
import { withoutAnnouncedPins } from './pin-prompt.ts'
import { removed, withoutEchoes } from './redact-echoes.ts'
import { namesMerchandise, namesSecret } from './secret-words.ts'

export { namesSecret, removed }

/**
 * The `data` of a Hover USSD delivery without PINs, passwords and secrets, for good: this runs before anything touches
 * the disk. Hover keeps the PIN on the phone in its standard SDK, but its pro SDK passes it as an extra named `pin`.
 * A `token` among the parsed variables stays: there it is merchandise (prepaid electricity), hidden but not removed.
 * `known` are secrets that must not stand anywhere in it, such as the one that proved the delivery.
 */
export function redactUssdData(data: unknown, known: readonly string[] = []): unknown {
  const found = new Set(known)
  const redacted = withoutSecrets(data, found, '')
  return found.size === 0 ? redacted : withoutEchoes(redacted, [...found])
}

/** The value itself when nothing in it has to go, as in almost every delivery: copies took a third of the redaction. */
function withoutSecrets(value: unknown, found: Set<string>, place: string): unknown {
  if (typeof value === 'string') return withoutSecretsInText(value, found, place)
  if (Array.isArray(value)) return withoutSecretsInList(value, found, place)
  if (!isObject(value)) return value
  let copy: Record<string, unknown> | null = null
  const named = secretOfPair(value)
  for (const key in value) {
    const item = value[key]
    const goes = (key === named || isSecret(key, place)) && holdsSomething(item)
    if (goes) noteValues(item, found)
    const shown = key === 'values_entered' ? withoutPinEntries(value, found) : item
    const kept = goes ? removed : withoutSecrets(shown, found, placeIn(place, key))
    if (kept === item) continue
    copy ??= { ...value }
    setMember(copy, key, kept)
  }
  return copy ?? value
}

/** Only the attribute of this name, not an extra that happens to be called so, holds what a parser read. */
function placeIn(place: string, key: string): string {
  if (place !== '') return 'inside'
  return key === 'attributes' ? '' : key
}

function withoutSecretsInList(items: readonly unknown[], found: Set<string>, place: string): readonly unknown[] {
  const [key, item] = items
  const isPair = items.length === 2 && typeof key === 'string' && /^[\w.-]{1,40}$/.test(key) && isSecret(key, place)
  if (isPair && holdsSomething(item)) {
    noteValues(item, found)
    return [key, removed]
  }
  let copy: unknown[] | null = null
  for (const [index, item] of items.entries()) {
    const kept = withoutSecrets(item, found, place)
    if (kept === item) continue
    copy ??= [...items]
    copy[index] = kept
  }
  return copy ?? items
}

function isSecret(key: string, place: string): boolean {
  return namesSecret(key) && !(place === 'parsed_variables' && namesMerchandise(key))
}

/** `{"name": "pin", "value": "..."}`: the key that holds the secret; null when there is none. */
function secretOfPair(value: JsonObject): string | null {
  if (!('value' in value)) return null
  const names = ['key', 'name', 'field', 'label', 'id', 'variable'].map(key => value[key])
  return names.some(name => typeof name === 'string' && namesSecret(name)) ? 'value' : null
}

/** Extras may arrive as one JSON text, and an extra may hold JSON of its own. */
function withoutSecretsInText(text: string, found: Set<string>, place: string): string {
  const parsed = mayBeJson(text) ? parseJson(text) : undefined
  if (typeof parsed !== 'object' || parsed === null) return withoutAnnouncedPins(text, removed, pin => found.add(pin))
  // What is too deep to be looked into may hold anything.
  if (isTooDeep(parsed)) return removed
  const exact = withExactNumbers(parsed, text)
  const redacted = withoutSecrets(exact, found, place)
  return redacted === exact ? text : JSON.stringify(redacted)
}

/** Whether it begins as an object or a list does. */
function mayBeJson(text: string): boolean {
  const first = text.charCodeAt(0)
  // Only after white space the expression has to look: it takes more time than all else that is done with a short text.
  return first > space && first <= tilde ? first === brace || first === bracket : /^\s*[{[]/.test(text)
}

const space = 0x20
const bracket = 0x5b
const brace = 0x7b
const tilde = 0x7e

function holdsSomething(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

function noteValues(value: unknown, found: Set<string>): void {
  if (typeof value === 'number') found.add(String(value))
  else if (typeof value === 'string') {
    found.add(value.trim())
    const parsed = jsonWithin(value)
    if (parsed !== undefined && !isTooDeep(parsed)) noteValues(withExactNumbers(parsed, value), found)
  } else if (Array.isArray(value)) for (const item of value) noteValues(item, found)
  else if (isObject(value)) for (const item of Object.values(value)) noteValues(item, found)
}
