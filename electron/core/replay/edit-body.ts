import type { SourceKind } from '../../contract/transactions/transaction.ts'
import { isObject, parseJson, setMember } from '../json-shape.ts'

export type Edited =
  | { readonly ok: true; readonly body: unknown }
  /** A sentence that says which place is meant by nothing. */
  | { readonly ok: false; readonly sentence: string }

type Step = string | number

/**
 * A copy of a stored body with one value changed. `assignment` is `place=value`, where the place is as the window shows
 * it: `status`, `sms_hits[0].message`, of an event `state`; also with `data.` or `data.attributes.` before it. The value
 * is JSON or else a text; what is a text now stays one, or becomes null.
 */
export function editBody(product: SourceKind, body: unknown, assignment: string): Edited {
  const [, place = '', text = ''] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
  const steps = stepsOf(place)
  if (steps === null) return { ok: false, sentence: `"${assignment}" is no change. Write it as status=failed.` }
  const path = product === 'ussd-app' ? withinData(steps, body) : steps
  const before = valueAt(body, path)
  if (before === missing) return { ok: false, sentence: `There is no place "${place}" in it.` }
  const parsed = parseJson(text)
  const isText = parsed === undefined || (typeof before === 'string' && parsed !== null)
  const value = isText ? asText(text) : parsed
  return { ok: true, body: withValue(body, path, value) }
}

/** Quotes around a text are those of JSON. */
function asText(text: string): string {
  const parsed = parseJson(text)
  return typeof parsed === 'string' ? parsed : text
}

/** Null for what is no place. */
function stepsOf(place: string): readonly Step[] | null {
  const trimmed = place.trim()
  if (!/^[^.[\]]+(?:\.[^.[\]]+|\[\d{1,6}\])*$/.test(trimmed)) return null
  return [...trimmed.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  )
}

/** What is stored is the `data`, and nearly everything of it stands in its `attributes`. */
function withinData(steps: readonly Step[], body: unknown): readonly Step[] {
  const [first, ...rest] = steps
  const inner = first === 'data' && rest.length > 0 ? rest : steps
  const [top] = inner
  const isOfTop = isObject(body) && typeof top === 'string' && Object.hasOwn(body, top)
  return isOfTop ? inner : ['attributes', ...inner]
}

const missing = Symbol('no such place')

/** Undefined where a new name could stand in an object that is there. */
function valueAt(body: unknown, path: readonly Step[]): unknown {
  let value = body
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1
    if (typeof step === 'number') {
      if (!Array.isArray(value) || step >= value.length) return missing
      value = value[step]
    } else {
      if (!isObject(value)) return missing
      if (!Object.hasOwn(value, step)) return isLast ? undefined : missing
      value = value[step]
    }
  }
  return value
}

/** The path is one of those that lead somewhere. */
function withValue(body: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(body)) return body.map((item, index) => (index === step ? withValue(item, rest, value) : item))
  const copy: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(isObject(body) ? body : {})) setMember(copy, name, item)
  setMember(copy, String(step), withValue(copy[String(step)], rest, value))
  return copy
}
