import { hash } from 'node:crypto'
import { asObject, asText, parseJson } from '../../../../core/json-shape.ts'
import type { StoredDelivery } from '../../journal/file/journal-reading.ts'

/** Tells a repeat from something new: of what was said and, where a signature covers it, of the date. */
export function fingerprintOf(canonical: string, { signed }: Pick<StoredDelivery, 'signed'>): string {
  const content = hash('sha256', canonical).slice(0, 32)
  const date = signed === null ? null : signedDateOf(signed)
  return date === null ? content : `${content}@${hash('sha256', date).slice(0, 16)}`
}

/** The signature covers the date and cannot be made for another one, so it tells a replay from a new delivery. */
function signedDateOf(signed: string): string | null {
  return asText(asObject(asObject(parseJson(signed)).headers).date)
}
