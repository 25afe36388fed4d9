import { isObject, isTooDeep, jsonWithin, setMember } from '../json-shape.ts'

export interface HideWithin {
  readonly text: (text: string) => string
  readonly key: (key: string) => string
}

/**
 * Hides in a value, and in each value inside when it is JSON: in JSON as a text "\\nJANE" would be one word, and dots in the
 * place of a number would make JSON of it no more, of which the names inside tell what is private.
 */
export function hideWithin(value: string, hide: HideWithin): string {
  const inside = jsonWithin(value)
  if (inside === undefined || isTooDeep(inside)) return hide.text(value)
  const shown = JSON.stringify(hideInside(inside, hide))
  return shown === JSON.stringify(inside) ? value : shown
}

function hideInside(value: unknown, hide: HideWithin): unknown {
  if (Array.isArray(value)) return value.map(item => hideInside(item, hide))
  if (isObject(value)) {
    const result: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) setMember(result, hide.key(key), hideInside(item, hide))
    return result
  }
  if (typeof value === 'string') return hideWithin(value, hide)
  if (typeof value !== 'number') return value
  const shown = hide.text(String(value))
  return shown === String(value) ? value : shown
}
