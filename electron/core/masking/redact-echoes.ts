import { withExactNumbers } from '../exact-json.ts'
import { isObject, isTooDeep, jsonWithin, setMember } from '../json-shape.ts'

/** What stands on disk where a PIN, password or secret stood. */
export const removed = '[removed]'
/** What Hover itself writes in `values_entered` for a PIN. */
export const pinEntered = '(pin)'

/** Nothing, and values of keys such as `otp_required`: nobody's secret, and words of every text. */
const trivial = /^(|true|false|null|none|undefined|yes|no|\(?pin\)?|\*+|\[removed\])$/i
const entered = 'values_entered'
/** Ids, times and sums of money stay what they are: that some of their digits are those of a PIN tells nobody that. */
const structured =
  /^(id|uuid|type|status|device_id|action_public_id|action_id|sdk_version|environment|country|custom_parser_ids|matched_parser_id|(initiated|updated)_at|(request|update|response)_timestamp|timestamp)$|(amount|montant|kiasi|valor|price|total|fee|qty|quantity)$/i

/** No honest delivery holds more. To look for each of thousands in thousands of texts would take minutes. */
const mostSecrets = 16

/** The same PIN typed into the session, or repeated by the operator's text or another field, goes too. */
export function withoutEchoes(data: unknown, secrets: readonly string[]): unknown {
  const whole = secrets.filter(secret => !trivial.test(secret))
  const words = whole.filter(secret => secret.length >= 4).sort((a, b) => b.length - a.length)
  if (whole.length === 0) return data
  const known = new Set(whole)
  const isTooMany = whole.length > mostSecrets
  const withoutWord = isTooMany ? [] : words.map(remover)

  function clean(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return value.map(item => clean(item, key))
    if (isObject(value)) return cleanObject(value, key)
    if (typeof value !== 'string' && typeof value !== 'number') return value
    const text = String(value)
    if (key === entered && (isTooMany || known.has(text.trim()))) return pinEntered
    if (structured.test(key) && !hasLong(text)) return value
    if (isTooMany) return removed
    const kept = typeof value === 'number' ? withoutWords(text) : cleanText(value, key)
    return kept === text ? value : kept
  }

  function cleanObject(value: object, key: string): unknown {
    const result: Record<string, unknown> = {}
    for (const [name, item] of Object.entries(value)) {
      setMember(result, isTooMany ? name : withoutWords(name), clean(item, key === entered ? entered : name))
    }
    return result
  }

  function hasLong(text: string): boolean {
    return words.some(word => word.length >= 16 && text.includes(word))
  }

  /** Inside JSON text a number must not become a word without quotes. */
  function cleanText(text: string, key: string): string {
    // That is what stands where a secret stood, and begins as a list does.
    const parsed = text === removed ? undefined : jsonWithin(text)
    if (parsed === undefined || isTooDeep(parsed)) return withoutWords(text)
    return withoutWords(text) === text ? text : JSON.stringify(clean(withExactNumbers(parsed, text), key))
  }

  function withoutWords(text: string): string {
    return withoutWord.reduce((kept, without) => without(kept), text)
  }

  return clean(data, '')
}

/** Long secrets wherever they stand; a PIN only as a word of its own, because its digits also occur in amounts. */
function remover(word: string): (text: string) => string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (word.length >= 16) {
    const anywhere = new RegExp(escaped, 'giu')
    return text => text.replace(anywhere, removed)
  }
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
  // Most texts do not hold it: without this look a delivery with a PIN takes an eighth longer (41 instead of 37 µs).
  return text => (text.includes(word) ? text.replace(alone, removed) : text)
}
