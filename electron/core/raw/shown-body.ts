import type { SourceKind } from '../../contract/transactions/transaction.ts'
import { isTooDeep, setMember } from '../json-shape.ts'
import { hidden } from '../masking/mask-text.ts'
import type { Masking } from '../masking/masking.ts'
import { type BodyRules, bodyRules, isContainer, type Path } from './body-rules.ts'

/** One value of a body, by the place at which it stands. */
export interface ShownValue {
  readonly path: string
  /** To compare with; never shown. */
  readonly raw: string
  readonly shown: string
}

/** A stored body in the provider's own shape, as a person may see it. */
export interface ShownBody {
  readonly value: unknown
  /** By the true path. */
  readonly values: ReadonlyMap<string, ShownValue>
}

/** `mask` knows what stands under private names anywhere in the transaction. */
export function shownBody(product: SourceKind, body: unknown, mask: Masking): ShownBody {
  const values = new Map<string, ShownValue>()
  if (isTooDeep(body)) return { value: hidden, values }
  const rules = bodyRules(product, body, mask)
  return { value: shownAt({ rules, values }, body, []), values }
}

interface Walk {
  readonly rules: BodyRules
  readonly values: Map<string, ShownValue>
}

function shownAt(walk: Walk, value: unknown, path: Path): unknown {
  const { rules, values } = walk
  if (isContainer(value) && Object.keys(value).length > 0 && (path.length === 0 || !rules.isWhole(path))) {
    if (Array.isArray(value)) return value.map((item, index) => shownAt(walk, item, [...path, index]))
    const shown: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      setMember(shown, rules.name(key), shownAt(walk, item, [...path, key]))
    }
    return shown
  }
  const shown = rules.show(path, value)
  values.set(JSON.stringify(path), { path: pathText(path, rules), raw: textOf(value), shown: textOf(shown) })
  return shown
}

/** `attributes` holds nearly everything of a USSD delivery, so it is left out. */
function pathText(path: Path, { name }: BodyRules): string {
  const [top, ...rest] = path
  const named = (top === 'attributes' && rest.length > 0 ? rest : path).map(part =>
    typeof part === 'number' ? `[${part}]` : `.${name(part)}`,
  )
  return named.join('').replace(/^\./, '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Characters that are not seen, or that turn the text around them, are written as JSON escapes. */
export function visibleJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(/[\p{Cf}\u007f-\u009f\u2028\u2029]/gu, found =>
    [...Array(found.length).keys()].map(at => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
