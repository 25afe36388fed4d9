import { isObject, isTooDeep, jsonWithin } from '../json-shape.ts'
import { nobody } from './mask-names.ts'
import { dot, hidden } from './mask-text.ts'
import { type Privacy, privacyOf } from './private-keys.ts'

/** Values that stand under names, as extras and parsed variables do. */
export type Named = readonly (readonly [name: string, value: string])[]

export function namedOf(from: {
  readonly extras: Readonly<Record<string, string>>
  readonly parsed: Readonly<Record<string, string>>
}): Named {
  return [...Object.entries(from.extras), ...Object.entries(from.parsed)]
}

export interface HideKnown {
  readonly known: (text: string) => string
  /** Only numbers: balances and accounts, and nobody's name. */
  readonly figures: (text: string) => string
}

/**
 * Hides in a text what stands under a private name elsewhere in the same transaction: the recipient's name, the balance,
 * the account. This needs no luck with the words around it.
 */
export function hideKnown(named: Named): HideKnown {
  const { names, figures } = privateWordsIn(named)
  const hideNames = replacer([...names], 'giu', besideName, found =>
    found.replace(letters, (_, first: string) => `${first}•••`),
  )
  const hideFigures = replacer([...figures], 'gu', besideFigure, () => hidden)
  return { known: text => hideFigures(hideNames(text)), figures: hideFigures }
}

/** All that is hidden in texts of a transaction in which these values stand. */
export function privateWordsIn(named: Named): {
  readonly names: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
} {
  const known = named.flatMap(([name, value]) => valuesIn(name, value))
  const names = new Set(known.filter(([privacy]) => privacy === 'name').flatMap(([, value]) => namesIn(value)))
  const figures = new Set(known.filter(([privacy]) => privacy !== 'name').flatMap(([, value]) => figuresIn(value)))
  return { names, figures }
}

const letters = /([\p{L}\p{M}])[\p{L}\p{M}'’-]*/gu

function valuesIn(name: string, value: unknown): readonly (readonly [Privacy, string])[] {
  if (Array.isArray(value)) return value.flatMap(item => valuesIn(name, item))
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, item]) => valuesIn(privacyOf(key) === 'plain' ? name : key, item))
  }
  if (typeof value !== 'string' && typeof value !== 'number') return []
  const text = String(value)
  const inside = jsonWithin(text)
  if (inside !== undefined) return isTooDeep(inside) ? [] : valuesIn(name, inside)
  const privacy = privacyOf(name)
  if (privacy === 'plain' || privacy === 'secret' || isMaskedNumber(text)) return []
  return [[/\p{Nd}/u.test(text) ? privacy : 'name', text.trim()]]
}

/** What masking leaves of a number. Of its three digits texts are full, and they tell nobody anything. */
function isMaskedNumber(text: string): boolean {
  return text.includes(dot) && (text.match(/\p{Nd}/gu) ?? []).length === 3
}

/** In scripts without capitals two letters are a whole name; in others "Bo" and "Al" are words of many texts. */
const twoWithoutCase = /^\p{Lo}\p{Lo}$/u

/** The whole name, and each of its words that is long enough to be one. */
function namesIn(value: string): readonly string[] {
  const words = value.slice(0, 200).match(/[\p{L}\p{M}'’-]+/gu) ?? []
  return words.filter(word => (word.length >= 3 || twoWithoutCase.test(word)) && !nobody.has(word.toLowerCase()))
}

function figuresIn(value: string): readonly string[] {
  const digits = value.replace(/\P{Nd}/gu, '')
  if (digits.length < 2 || value.length > 60) return []
  // A balance is told as "12,340.50" here and as "12340.5" there.
  const bare = value.replace(/^[^\p{Nd}]+|[^\p{Nd}]+$/gu, '')
  return [...new Set([bare, bare.replace(/[, •]/g, '')])].filter(figure => figure.length >= 3)
}

interface Beside {
  readonly before: string
  readonly after: string
}

/** Within letters it is part of another word, beside one to three digits of a code: "SAM58XYZ". A longer number ends it. */
const besideName: Beside = {
  before: String.raw`(?<!\p{L}|(?<!\p{N})\p{N}{1,3})`,
  after: String.raw`(?!\p{L}|\p{N}{1,3}(?!\p{N})|[.,]\p{N})`,
}
/** Three digits behind four dots are the end of a number that is masked. */
const besideFigure: Beside = {
  before: String.raw`(?<![\p{L}\p{N}])(?!(?<=•{4})\p{N}{3}(?!\p{N}))`,
  after: String.raw`(?![\p{L}\p{N}]|[.,]\p{N})`,
}

type Hide = (found: string) => string

function replacer(words: readonly string[], flags: string, { before, after }: Beside, hide: Hide): Hide {
  if (words.length === 0) return text => text
  const sources = [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`${before}(?:${sources.join('|')})${after}`, flags)
  return text => text.replace(expression, hide)
}
