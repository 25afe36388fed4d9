import type { Part, Skeleton } from './sms-skeleton.ts'
import { isWording, type TokenKind } from './sms-tokens.ts'

/** What the SMS look like for which an expression is written. */
export interface Shape {
  /** The first part stands at the very beginning of all. */
  readonly fromStart: boolean
  readonly hasLines: boolean
  /** White space that Java's `\s` does not know, such as the no-break spaces of French. */
  readonly oddSpaces: string
}

/**
 * A skeleton as an expression for Hover's parser form: Java's syntax, case-insensitive there. It reads a whole message
 * and ends with what may follow, as Hover's documentation recommends (parsing), so that it holds for a search and for a
 * full match. No repetition stands inside another.
 */
export function expressionOf(skeleton: Skeleton, { fromStart, hasLines, oddSpaces }: Shape): string {
  const anything = hasLines ? '[\\s\\S]*' : '.*'
  const space = oddSpaces === '' ? '\\s' : `[\\s${oddSpaces}]`
  const used = new Set<string>()
  const given = new Set(skeleton.flatMap(({ token }) => (token.isGiven ? [token.label] : [])))
  const parts = skeleton.map((part, index) => {
    const before = index === 0 ? (fromStart ? '' : `${anything}?`) : jointOf(part, skeleton[index - 1])
    const isNamed = part.token.isGiven || !given.has(part.token.label)
    return before + patternOf(part, isNamed ? nameOf(part, used) : null, oddSpaces)
  })
  return `${parts.join('')}${anything}`

  function jointOf(part: Part, previous: Part | undefined): string {
    if (part.gap === 'any') return `${anything}?`
    if (part.gap === 'marks') return `[\\s${oddSpaces}.,:;!()-]*`
    const isBetweenWords = part.token.kind === 'word' && previous?.token.kind === 'word'
    return part.spaced && isBetweenWords ? `${space}+` : `${space}*`
  }
}

function patternOf({ token, texts }: Part, name: string | null, oddSpaces: string): string {
  if (isWording(token.kind)) return escaped(token.text)
  const pattern = valuePattern(token.kind, texts, oddSpaces)
  return name === null ? pattern : `(?<${name}>${pattern})`
}

/** A name of a group in Java: a letter, then letters and digits; and each only once. */
function nameOf({ token: { label } }: Part, used: Set<string>): string | null {
  if (label === null || used.has(label) || !/^[A-Za-z][A-Za-z0-9]{0,40}$/.test(label)) return null
  used.add(label)
  return label
}

function valuePattern(kind: TokenKind, texts: readonly string[], oddSpaces: string): string {
  const has = (characters: RegExp) => texts.some(text => characters.test(text))
  switch (kind) {
    case 'number':
      return has(/[\s]/) ? `[\\d,. ${oddSpaces}]*\\d` : '[\\d,.]*\\d'
    case 'digits':
      if (has(/[*xX•]/)) return '\\+?[\\d*x•]*\\d'
      return has(/[\s-]/) ? '\\+?[\\d -]*\\d' : '\\+?\\d+'
    case 'code':
      return has(/[^A-Za-z0-9]/) ? '[A-Z0-9._/-]*[A-Z0-9]' : '[A-Z0-9]+'
    case 'date':
      return has(/[\s\p{L}]/u) ? '\\d[^,;]*?\\d' : '\\d[\\d/.-]*\\d'
    case 'time':
      return has(/[ap]/i) ? '\\d[\\d:]*\\d\\s*[AP]?\\.?M?' : '\\d[\\d:]*\\d'
    case 'link':
      return '\\S+'
    case 'name':
      // Without digits, so that it cannot run over the values behind it: that keeps the search short.
      return '\\D+?'
    case 'word':
    case 'mark':
      return ''
  }
}

/** As Java reads it outside of a class; JavaScript reads it the same. */
function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/**
 * The same expression for JavaScript, to try it with the flag `i`. Java's `\s` knows six characters and JavaScript's
 * more; all else that these expressions use means the same in both.
 */
export function toJavaScript(expression: string): string {
  let inClass = false
  return expression.replace(/\[\\s\\S\]|\\[\s\S]|[[\]]/g, found => {
    if (found === '[\\s\\S]') return '[^]'
    if (found === '[') inClass = true
    else if (found === ']') inClass = false
    else if (found === '\\s') return inClass ? javaSpaces : `[${javaSpaces}]`
    else if (found === '\\S' && !inClass) return `[^${javaSpaces}]`
    return found
  })
}

const javaSpaces = ' \\t\\n\\x0B\\f\\r'
