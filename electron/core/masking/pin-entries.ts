import { withExactNumbers } from '../exact-json.ts'
import { isObject, isTooDeep, type JsonObject, parseJson } from '../json-shape.ts'
import { isPinEntry } from './pin-prompt.ts'
import { pinEntered } from './redact-echoes.ts'

/**
 * What was typed in a session, without what was typed where a message asked for a PIN, whether or not Hover replaced it;
 * each is added to `found`. Entry i answers message i: the first message answers the dialled code, which is not among the
 * entries (seen in Hover's documented sample).
 */
export function withoutPinEntries(session: JsonObject, found: Set<string>): unknown {
  const { values_entered: given, session_messages, ussd_messages } = session
  const entries = listOf(given)
  const dialogs = [listOf(session_messages), listOf(ussd_messages)]

  function isPin(typed: string, index: number): boolean {
    return dialogs.some(messages => asksFor(messages[index], typed) || mayAnswerBefore(typed, index, messages))
  }

  /** Fewer messages than there should be: then it may be the message before that was answered, unless that was. */
  function mayAnswerBefore(typed: string, index: number, messages: readonly unknown[]): boolean {
    if (entries.length < messages.length || !asksFor(messages[index - 1], typed)) return false
    return isPinLike(typed) && !isPinLike(typedIn(entries[index - 1]))
  }

  let kept: unknown[] | null = null
  for (const [index, entry] of entries.entries()) {
    const typed = typedIn(entry)
    if (typed === null || typed === pinEntered || !isPin(typed, index)) continue
    if (typed.trim().length >= 4) found.add(typed.trim())
    kept ??= [...entries]
    kept[index] = pinEntered
  }
  if (kept === null) return given
  return typeof given === 'string' ? JSON.stringify(kept) : kept
}

/** What stands where a PIN stood names one, and asks for nothing. */
function asksFor(message: unknown, typed: string): boolean {
  return typeof message === 'string' && message !== pinEntered && isPinEntry(message, typed)
}

function isPinLike(typed: string | null): boolean {
  return typed !== null && (typed === pinEntered || /^\s*\p{Nd}{4,6}\s*$/u.test(typed))
}

function typedIn(entry: unknown): string | null {
  if (typeof entry === 'string' || typeof entry === 'number') return String(entry)
  return isObject(entry) ? typedIn(Object.values(entry).find(item => isPinLike(typedIn(item)))) : null
}

/** A list, also when it came as JSON text; a single text counts as a list of one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'number') return [value]
  if (typeof value !== 'string' || value === '') return []
  const parsed = /^\s*\[/.test(value) ? parseJson(value) : undefined
  if (!Array.isArray(parsed) || isTooDeep(parsed)) return [value]
  const exact = withExactNumbers(parsed, value)
  return Array.isArray(exact) ? exact : [value]
}
