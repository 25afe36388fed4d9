import { isTooDeep } from '../core/json-shape.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON value of a body in UTF-8, with or without a byte order mark; undefined when it is none, or is too deep. */
export function parseBody(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(utf8.decode(body))
    return isTooDeep(value) ? undefined : value
  } catch {
    return undefined
  }
}
