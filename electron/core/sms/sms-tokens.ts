import { type Piece, scan } from './sms-scan.ts'
import { beforeFreeText, beforeName, endsName, isCurrency, isTemplateWord, labelOf } from './sms-words.ts'

export type TokenKind = Piece['kind']

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** White space stands before it. */
  readonly spaced: boolean
  /** Two tokens with the same key may stand for each other. */
  readonly key: string
  /** What a named group for it is called; null for wording. */
  readonly label: string | null
  /** A parser of the action has called it so. */
  readonly isGiven: boolean
}

/** What is known of the SMS beside its text. */
export interface Knowledge {
  /** Values of the same transaction, such as the recipient's name: never wording. */
  readonly values: readonly string[]
  /** Named groups that a parser read out of this text, by their names. */
  readonly groups: Readonly<Record<string, string>>
  /** Capitalised words that many SMS to different people have in common: wording. */
  readonly common: ReadonlySet<string>
}
export const nothingKnown: Knowledge = { values: [], groups: {}, common: new Set() }

/** Takes an SMS apart into the operator's wording and what is different each time. */
export function tokensOf(text: string, known: Knowledge = nothingKnown): readonly Token[] {
  return labelled(withNames(scan(text), known), known)
}

/** Words that may be somebody's name, or that a customer wrote, become one token that stands for any text. */
function withNames(raw: readonly Piece[], known: Knowledge): readonly Piece[] {
  const values = new Set(
    [...known.values, ...Object.values(known.groups)]
      .filter(value => value.length <= 80)
      .flatMap(value => value.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
      .filter(word => word.length > 1 && !isTemplateWord(word)),
  )
  const isPrivate = (word: string): boolean =>
    word
      .toLowerCase()
      .split(/['’-]/)
      .some(part => values.has(part)) ||
    (!isTemplateWord(word) && !known.common.has(word.toLowerCase()) && !/^\p{Ll}/u.test(word))
  const result: Piece[] = []
  // A template begins with a capital or a code; a lower-case beginning may be a person's own spelling.
  let mode: 'wording' | 'name' | 'free text' = /^\p{Ll}/u.test(raw[0]?.text ?? '') ? 'name' : 'wording'
  raw.forEach((item, index) => {
    const before = raw[index - 1]
    if (item.kind === 'word' && mode === 'name' && (endsName.test(item.text) || isVerb(item.text))) mode = 'wording'
    const ends = mode === 'free text' ? /[.;\n]/.test(item.text) : item.kind !== 'word' && !isNameMark(item.text)
    if (mode !== 'wording' && ends) mode = 'wording'
    const goes = mode === 'free text' || (item.kind === 'word' && (mode === 'name' || isPrivate(item.text)))
    const last = result.at(-1)
    if (!goes) result.push(item)
    else if (last?.kind === 'name') result[result.length - 1] = { ...last, text: joined(last, item) }
    else result.push({ ...item, kind: 'name' })
    if (item.kind === 'word' && mode === 'wording' && beforeName.test(item.text)) mode = 'name'
    if (item.text === ':' && before?.kind === 'word' && beforeFreeText.test(before.text)) mode = 'free text'
  })
  return result
}

const isNameMark = (text: string): boolean => /^['’.&-]$/.test(text)
const isVerb = (word: string): boolean => /^(sent|paid|received|transferred|amekutumia|imethibitishwa)$/i.test(word)

function joined(before: Piece, item: Piece): string {
  return `${before.text}${item.spaced ? ' ' : ''}${item.text}`
}

function labelled(raw: readonly Piece[], { groups }: Knowledge): readonly Token[] {
  return raw.map((item, index) => {
    const given = Object.entries(groups).find(([, value]) => value !== '' && sameValue(value, item.text))
    const isGiven = given !== undefined && !isWording(item.kind)
    return { ...item, key: keyOf(item), label: isGiven ? given[0] : defaultLabel(item, raw, index), isGiven }
  })
}

function defaultLabel(item: Piece, raw: readonly Piece[], index: number): string | null {
  switch (item.kind) {
    case 'word':
    case 'mark':
    case 'link':
      return null
    case 'date':
    case 'time':
      return item.kind
    case 'number':
      return isPlainCount(raw, index) ? null : labelOf(item.kind, wordsBefore(raw, index))
    case 'digits':
    case 'code':
    case 'name':
      return labelOf(item.kind, wordsBefore(raw, index))
  }
}

/** A number without a currency and without decimals, such as the 444 of *444#, is no amount. */
function isPlainCount(raw: readonly Piece[], index: number): boolean {
  const near = [raw[index - 1]?.text ?? '', raw[index + 1]?.text ?? '', raw[index - 2]?.text ?? '']
  const hasCurrency = near.some(text => isCurrency(text) || /\p{Sc}/u.test(text) || /^(ብር)$/.test(text))
  return !hasCurrency && !/[.,]\d/.test(raw[index]?.text ?? '')
}

/** Up to eight words of the same sentence, nearest first, not beyond another value. */
function wordsBefore(raw: readonly Piece[], index: number): readonly string[] {
  const words: string[] = []
  for (let at = index - 1; at >= 0 && words.length < 8; at -= 1) {
    const item = raw[at]
    if (item === undefined || !isWording(item.kind)) break
    if (item.kind === 'mark' && /[.;!?]/.test(item.text) && raw[at + 1]?.spaced === true) break
    if (item.kind === 'word' && !(isCurrency(item.text) && item.text.length > 1)) words.push(item.text)
  }
  return words
}

export function isWording(kind: TokenKind): boolean {
  return kind === 'word' || kind === 'mark'
}

function sameValue(a: string, b: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
  return bare(a) === bare(b)
}

/** Java compares letters beyond ASCII with their case unless told otherwise; so does the key. */
function keyOf({ kind, text }: Piece): string {
  if (kind === 'word') return text.replace(/[A-Z]/g, letter => letter.toLowerCase())
  return kind === 'mark' ? text : `#${kind}`
}
