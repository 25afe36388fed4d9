/** Text that PostgreSQL can hold: all of Unicode but its first character, and no halves of characters. */
export function postgresText(text: string): string
export function postgresText(text: string | null): string | null
export function postgresText(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/**
 * A time of ISO 8601 as PostgreSQL reads it: JavaScript writes years above 9999 with a sign and six digits. A provider's
 * nonsense before the year 1 is before everything.
 */
export function postgresTime(iso: string): string
export function postgresTime(iso: string | null): string | null
export function postgresTime(iso: string | null): string | null {
  if (iso === null) return null
  if (iso.startsWith('-') || iso.startsWith('0000-')) return '-infinity'
  return iso.replace(/^\+0*/, '')
}
