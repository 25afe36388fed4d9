import { asList, asText, isObject } from '../json-shape.ts'
import { maskText } from './mask.ts'

const maxLength = 300
/** Masking looks at the text several times: a hostile one must not take long. */
const maxRead = 2_000

/** Hover's reason for a failure on one line, masked; null when there is none. Text, a list of texts, or an object of them. */
export function shownReason(raw: unknown): string | null {
  const line = textsOf(raw, 3)
    .join('; ')
    .slice(0, maxRead)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/(https?:\/\/[^\s/"'<>]+)[^\s"'<>]*/gi, '$1/…')
  const masked = maskText(line).trim()
  if (masked === '') return null
  return masked.length <= maxLength ? masked : `${masked.slice(0, maxLength - 1).toWellFormed()}…`
}

function textsOf(raw: unknown, depth: number): readonly string[] {
  const text = asText(raw)
  if (text !== null) return [text]
  if (depth === 0) return []
  const parts = isObject(raw) ? Object.values(raw) : asList(raw)
  return parts.slice(0, 20).flatMap(part => textsOf(part, depth - 1))
}
