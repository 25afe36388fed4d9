import { isObject, isTooDeep, parseJson, setMember } from './json-shape.ts'

/** What stands on disk where a PIN, password or secret stood. */
export const removed = '[removed]'
/** What Hover itself writes in `values_entered` for a PIN. */
const pinEntered = '(pin)'

const secretWords = /(pin|passcode|password|passwd|otp|secret|token|cvv)(s|code|number)?$/
/** What each of these words begins with: most keys hold none, and taking those apart took half of the redaction. */
const secretStems = /pin|pass|otp|secret|token|cvv/
const ordinaryWords = /^(s|hair|king|push|clothes)pins?$/

/** `userPin`, `mpin`, `pincode`, `api_token` and `PIN` name a secret; `shipping`, `spin` and `pinned` do not. */
export function namesSecret(key: string): boolean {
  return (
    secretStems.test(key.toLowerCase()) &&
    wordsOf(key).some(word => secretWords.test(word) && !ordinaryWords.test(word))
  )
}

function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

/**
 * The `data` of a Hover USSD delivery without PINs, passwords and secrets, for good: this runs before anything touches
 * the disk. Hover keeps the PIN on the phone in its standard SDK, but its pro SDK passes it as an extra named `pin`.
 * A `token` among the parsed variables stays: there it is merchandise (prepaid electricity), hidden but not removed.
 */
export function redactUssdData(data: unknown): unknown {
  const found = new Set<string>()
  const redacted = withoutSecrets(data, found, '')
  return found.size === 0 ? redacted : withoutEchoes(redacted, echoesOf(found), '')
}

/** The value itself when nothing in it has to go, as in almost every delivery: copies took a third of the redaction. */
function withoutSecrets(value: unknown, found: Set<string>, parent: string): unknown {
  if (typeof value === 'string') return withoutSecretsInJsonText(value, found, parent)
  if (Array.isArray(value)) return withoutSecretsInList(value, found, parent)
  if (!isObject(value)) return value
  let copy: Record<string, unknown> | null = null
  for (const key of Object.keys(value)) {
    const item = value[key]
    const goes = isSecret(key, item, parent)
    if (goes) noteValues(item, found)
    const kept = goes ? removed : withoutSecrets(item, found, key)
    if (kept === item) continue
    copy ??= { ...value }
    setMember(copy, key, kept)
  }
  return copy ?? value
}

function withoutSecretsInList(items: readonly unknown[], found: Set<string>, parent: string): readonly unknown[] {
  const kept = items.map(item => withoutSecrets(item, found, parent))
  return kept.some((item, index) => item !== items[index]) ? kept : items
}

function isSecret(key: string, item: unknown, parent: string): boolean {
  const isMerchandise = parent === 'parsed_variables' && key.toLowerCase() === 'token'
  return namesSecret(key) && !isMerchandise && holdsSomething(item)
}

/** Extras may arrive as one JSON text, and an extra may hold JSON of its own. */
function withoutSecretsInJsonText(text: string, found: Set<string>, parent: string): string {
  if (!/^\s*[{[]/.test(text)) return text
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null) return text
  // What is too deep to be looked into may hold anything.
  if (isTooDeep(parsed)) return removed
  const redacted = withoutSecrets(parsed, found, parent)
  return redacted === parsed ? text : JSON.stringify(redacted)
}

function holdsSomething(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

function noteValues(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number') found.add(String(value).trim())
  else if (Array.isArray(value)) for (const item of value) noteValues(item, found)
  else if (isObject(value)) for (const item of Object.values(value)) noteValues(item, found)
}

/** No honest delivery holds more. To look for each of thousands in thousands of texts would take minutes. */
const mostSecrets = 16

interface Echoes {
  readonly isEntry: (entry: string) => boolean
  readonly fromProse: (text: string) => string
}

function echoesOf(secrets: ReadonlySet<string>): Echoes {
  if (secrets.size > mostSecrets) return { isEntry: () => true, fromProse: () => removed }
  const words = [...secrets].filter(secret => secret.length >= 4).sort((a, b) => b.length - a.length)
  const escaped = words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return {
    isEntry: entry => secrets.has(entry),
    fromProse: text => (words.length === 0 ? text : text.replace(pattern, removed)),
  }
}

/** The same PIN typed into the session, or repeated by the operator's text, goes too. */
function withoutEchoes(value: unknown, echoes: Echoes, parent: string): unknown {
  if (Array.isArray(value)) return value.map(item => withoutEchoes(item, echoes, parent))
  if (isObject(value)) {
    const result: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      setMember(result, key, withoutEchoes(item, echoes, parent === entered ? entered : key))
    }
    return result
  }
  const isEntry = parent === entered && (typeof value === 'string' || typeof value === 'number')
  if (isEntry && echoes.isEntry(String(value).trim())) return pinEntered
  if (typeof value !== 'string' || !proseKeys.has(parent)) return value
  return echoes.fromProse(value)
}

const entered = 'values_entered'
/** Entries too: a person may chain several into one, such as 1*1500*PIN. */
const proseKeys = new Set([
  ...[entered, 'session_messages', 'ussd_messages', 'message', 'user_message', 'response_message'],
  ...['action_name', 'category', 'status_meaning', 'status_description'],
])

/** The value without a text that must not be on the disk, wherever it stands: the secret that proves a delivery. */
export function withoutText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value.replaceAll(text, removed)
  if (Array.isArray(value)) return value.map(item => withoutText(item, text))
  if (!isObject(value)) return value
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    setMember(result, key.replaceAll(text, removed), withoutText(item, text))
  return result
}
