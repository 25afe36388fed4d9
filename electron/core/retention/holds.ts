import { stringOrNumber } from '../exact-json.ts'
import { parseJson, withoutByteOrderMark } from '../json-shape.ts'

/** Whether a text of any key or value fits. */
export function holds(value: unknown, fits: (text: string) => boolean): boolean {
  if (typeof value === 'string') return fits(value)
  if (typeof value === 'number') return fits(String(value))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, item]) => fits(key) || holds(item, fits))
}

/**
 * Whether JSON holds it in any text of any key or value, also under a key that is repeated: of those, reading it keeps the
 * last alone. What is no JSON is one text.
 */
export function jsonHolds(json: string, fits: (text: string) => boolean): boolean {
  if (parseJson(withoutByteOrderMark(json)) === undefined) return fits(json)
  return [...json.matchAll(stringOrNumber)].some(([token]) => holds(parseJson(token), fits))
}
