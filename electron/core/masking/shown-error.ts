import { maskText } from './mask.ts'

const maxLength = 200
/** Masking looks at the text several times: a hostile one must not take long. */
const maxRead = 2_000

/**
 * What Hover keeps of a receiver's last error answer, as a person may see it; null when there is none. Its type is
 * undocumented, and it is text of whoever answered at that address: paths, long words and numbers are hidden.
 */
export function shownError(raw: unknown): string | null {
  if (raw === null || raw === undefined || raw === '') return null
  const text = (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, maxRead)
  const hidden = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/(https?:\/\/[^\s/"'<>]+)[^\s"'<>]*/gi, '$1/…')
    .replace(/\/hook\/[^\s"'<>]+/g, '/hook/…')
    .replace(/[A-Za-z0-9+/_=-]{24,}/g, '…')
  const line = maskText(hidden).trim()
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`
}
