/** One term of a query as it is written. */
export interface Scanned {
  readonly start: number
  readonly end: number
  readonly isNegated: boolean
  /** What stands before the colon; null for a word or a phrase. */
  readonly key: string | null
  readonly value: string
  readonly valueStart: number
  readonly isQuoted: boolean
  /** The quotes were never closed. */
  readonly isOpen: boolean
}

const keyPattern = /([A-Za-z][A-Za-z-]*):/y

/** Splits a query into its terms. Inside quotes a backslash makes the next quote or backslash a character. */
export function scanQuery(text: string): readonly Scanned[] {
  const terms: Scanned[] = []
  let place = skipBlanks(text, 0)
  while (place < text.length) {
    const term = scanTerm(text, place)
    terms.push(term)
    place = skipBlanks(text, term.end)
  }
  return terms
}

function scanTerm(text: string, start: number): Scanned {
  const isNegated = text[start] === '-' && !isBlank(text[start + 1])
  const bodyStart = isNegated ? start + 1 : start
  keyPattern.lastIndex = bodyStart
  const key = keyPattern.exec(text)?.[1] ?? null
  const valueStart = key === null ? bodyStart : bodyStart + key.length + 1
  return { start, isNegated, key, valueStart, ...scanValue(text, valueStart) }
}

function scanValue(text: string, start: number): Pick<Scanned, 'value' | 'end' | 'isQuoted' | 'isOpen'> {
  if (text[start] !== '"') {
    let end = start
    while (end < text.length && !isBlank(text[end])) end += 1
    return { value: text.slice(start, end), end, isQuoted: false, isOpen: false }
  }
  let value = ''
  for (let place = start + 1; place < text.length; place++) {
    const [character, next] = [text[place], text[place + 1]]
    if (character === '"') return { value, end: place + 1, isQuoted: true, isOpen: false }
    const isEscape = character === '\\' && (next === '"' || next === '\\')
    value += isEscape ? next : character
    if (isEscape) place += 1
  }
  return { value, end: text.length, isQuoted: true, isOpen: true }
}

function skipBlanks(text: string, from: number): number {
  let place = from
  while (place < text.length && isBlank(text[place])) place += 1
  return place
}

/** The end of the text separates too. */
export function isBlank(character: string | undefined): boolean {
  return character === undefined || /[\s\p{Cc}]/u.test(character)
}

/** A value as `scanQuery` reads it back. */
export function quoted(value: string): string {
  return `"${value.replaceAll(/[\\"]/g, found => `\\${found}`)}"`
}
