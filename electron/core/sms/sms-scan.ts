import { isMoney, isTemplateWord } from './sms-words.ts'

/** `word` and `mark` are the operator's wording; the others hold what differs from one SMS to the next. */
type PieceKind = 'word' | 'mark' | 'number' | 'digits' | 'code' | 'date' | 'time' | 'name' | 'link'

export interface Piece {
  readonly kind: PieceKind
  readonly text: string
  /** White space stands before it. */
  readonly spaced: boolean
}

const months = 'jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|oct|nov|dec|déc'
const segment = '[A-Za-z]*\\d[A-Za-z\\d]*'
/** Written so that each place of a text is looked at a bounded number of times. */
const scanner = new RegExp(
  [
    '(?<space>\\s+)',
    '(?<link>\\[removed\\]|(?:https?://|www\\.)\\S+|[\\w.-]{1,64}@\\S+)',
    `(?<date>\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d)|\\d{1,2}[ -](?:${months})\\p{L}{0,8}[ -]\\d{2,4}(?!\\d))`,
    '(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[AaPp]\\.?[Mm](?!\\p{L}))?)',
    '(?<digits>\\+?\\d{2,}[*xX•]{2,}\\d+|\\+\\d{1,3}(?:[ -]\\d{2,4}){2,4}(?!\\d)|0\\d{2,3}(?:[ -]\\d{3}){2}(?!\\d)|\\d{3,}(?:-\\d{3,}){2,}|\\+?\\d{7,}(?![\\p{L}\\d]))',
    `(?<code>${segment}(?:[._/-]${segment})*)`,
    "(?<word>[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*)",
    '(?<mark>.)',
  ].join('|'),
  'gsu',
)
const number = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d+)*/y
const letters = /[A-Za-z]/

/** Takes a text apart by the shape of what stands in it. */
export function scan(text: string): readonly Piece[] {
  const found: Piece[] = []
  let spaced = false
  const add = (kind: PieceKind, part: string): void => {
    found.push({ kind, text: part, spaced })
    spaced = false
  }
  scanner.lastIndex = 0
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    const [whole] = match
    const { space, link, date, time, digits, code, word } = match.groups ?? {}
    if (space !== undefined) spaced = true
    else if (link !== undefined) add('link', link)
    else if (date !== undefined) add('date', date)
    else if (time !== undefined) add('time', time)
    else if (digits !== undefined) add('digits', digits)
    else if (word !== undefined) add(isAllLetterCode(word, found.length) ? 'code' : 'word', word)
    else if (code === undefined) add('mark', whole)
    else if (isCode(code)) add('code', code)
    else scanner.lastIndex = addPart(text, match.index, add)
  }
  return found
}

function isCode(text: string): boolean {
  const size = text.replace(/[^A-Za-z\d]/g, '').length
  return size >= 6 && letters.test(text) && !isMoney(text)
}

/** M-PESA's codes have ten characters, and seldom no digit at all. */
function isAllLetterCode(word: string, index: number): boolean {
  return index === 0 && /^[A-Z]{10}$/.test(word) && !isTemplateWord(word)
}

/** The number at this place, or the letters before it; returns where to go on. */
function addPart(text: string, index: number, add: (kind: PieceKind, part: string) => void): number {
  number.lastIndex = index
  const [digits] = number.exec(text) ?? []
  const part = digits ?? /^[A-Za-z]+/.exec(text.slice(index, index + 200))?.[0] ?? text.charAt(index)
  add(digits === undefined ? 'word' : 'number', part)
  return index + part.length
}
