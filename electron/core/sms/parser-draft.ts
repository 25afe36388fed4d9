import { expressionOf } from './parser-expression.ts'
import type { Target } from './parser-target.ts'
import { commonWith, type Gap, gapOf, type Part, type Skeleton, skeletonOf, widest } from './sms-skeleton.ts'
import { isWording, type Token } from './sms-tokens.ts'
import { isCurrency, isTemplateWord } from './sms-words.ts'

/** Enough to learn a wording from; each costs a comparison. */
const mostPatterns = 40

/** Expressions for what a missed SMS and those of its wording have in common, from strict to loose. */
export function draftsOf({ base, alike, others }: Target): readonly string[] {
  const patterns = new Map(alike.toReversed().map(one => [patternKey(one.tokens), one]))
  const models = [...patterns.values()].reverse().slice(0, mostPatterns)
  const common = models.reduce((skeleton, { tokens }) => commonWith(skeleton, tokens), skeletonOf(base.tokens))
  const texts = [base, ...alike].map(one => one.text)
  const strict = withoutLooseEnd(withNamesOnce(common))
  const skeletons = [strict, withoutMarks(strict), head(withoutMarks(strict)), essence(strict)]
  const shape = { hasLines: texts.some(text => /[\n\r]/.test(text)), oddSpaces: oddSpacesOf(texts) }
  const expressions = skeletons
    .filter(isTelling)
    .map(skeleton => expressionOf(skeleton, { ...shape, fromStart: skeleton[0]?.gap === 'none' }))
  const guard = guardOf(alike, others, shape.hasLines ? '[\\s\\S]*' : '.*')
  const guarded = guard === null ? [] : expressions.slice(0, 2).map(expression => guard + expression)
  return [...new Set([...expressions, ...guarded])]
}

/** An expression with a guard is only for where one without it does not do. */
export function isGuarded(expression: string): boolean {
  return expression.startsWith('^(?!')
}

/** Shuts out other SMS of nearly the same wording by words that no SMS of this wording has; null when there are none. */
function guardOf(alike: Target['alike'], others: Target['others'], anything: string): string | null {
  const text = alike.map(one => one.text.toLowerCase()).join('\n')
  const ownWords = new Set(alike.flatMap(one => [...guardWords(one.tokens)]))
  const isOwn = (word: string) => (isShort(word) ? ownWords.has(word) || isCurrency(word) : text.includes(word))
  let left = others.filter(one => one.likeness >= 0.4)
  const words: string[] = []
  while (left.length > 0 && words.length < mostGuards) {
    const counts = new Map<string, number>()
    for (const word of left.flatMap(one => [...guardWords(one.tokens)])) counts.set(word, (counts.get(word) ?? 0) + 1)
    const [best] = [...counts]
      .filter(([word, count]) => !isOwn(word) && (count > 1 || isTemplateWord(word)))
      .sort((a, b) => b[1] - a[1])
    if (best === undefined) break
    words.push(best[0])
    left = left.filter(one => !guardWords(one.tokens).has(best[0]))
  }
  return words.length === 0
    ? null
    : `^${words.map(word => `(?!${anything}${isShort(word) ? `\\s${word}\\s` : word})`).join('')}`
}

const mostGuards = 3
/** It may stand within other words. */
const isShort = (word: string) => word.length < 4

function guardWords(tokens: readonly Token[]): ReadonlySet<string> {
  const words = tokens.flatMap(({ kind, text }) => (kind === 'word' && /^[A-Za-z]{3,}$/.test(text) ? [text] : []))
  return new Set(words.map(word => word.toLowerCase()))
}

/** SMS with the same key teach the same: their wording is equal, and their values are built of the same characters. */
function patternKey(tokens: readonly Token[]): string {
  return tokens.map(token => `${token.key} ${token.isGiven ? token.label : ''} ${builtOf(token)}`).join('\n')
}

function builtOf({ kind, text }: Token): string {
  return kind === 'name' || isWording(kind) ? '' : text.replace(/\d+/g, '0').replace(/[A-Za-z]+/g, 'a')
}

/** A name at the end takes in anything, and a mark says nothing there. */
function withoutLooseEnd(skeleton: Skeleton): Skeleton {
  const last = skeleton.findLastIndex(({ token }) => token.kind !== 'name' && token.kind !== 'mark')
  return skeleton.slice(0, last + 1)
}

/** A second recipient would have no group of its own; what it takes in is a gap. */
function withNamesOnce(skeleton: Skeleton): Skeleton {
  const first = new Map(skeleton.toReversed().map(({ token }) => [`${token.kind} ${token.label}`, token]))
  return keeping(skeleton, ({ token }) => token.kind !== 'name' || first.get(`name ${token.label}`) === token)
}

function keeping(skeleton: Skeleton, isKept: (part: Part, index: number) => boolean): Skeleton {
  const kept: Part[] = []
  let skipped: Gap[] = []
  skeleton.forEach((part, index) => {
    const gap = widest([...skipped, part.gap])
    if (isKept(part, index)) kept.push({ ...part, gap })
    skipped = isKept(part, index) ? [] : [gap, gapOf(part.token)]
  })
  return kept
}

function withoutMarks(skeleton: Skeleton): Skeleton {
  return keeping(skeleton, ({ token }) => token.kind !== 'mark')
}

const tail = /^(balance|fee|date|time)$/

/** Up to the last value that is not of the tail: balances, costs and advertisements behind it change most often. */
function head(skeleton: Skeleton): Skeleton {
  const last = skeleton.findLastIndex(
    ({ token: { kind, label } }) => label !== null && kind !== 'name' && !tail.test(label),
  )
  return last < 0 ? skeleton : skeleton.slice(0, last + 1)
}

/** Code and amount with the two words on either side of each. */
function essence(skeleton: Skeleton): Skeleton {
  const cores = skeleton.flatMap(({ token }, index) =>
    /code|amount|reference/i.test(token.label ?? '') ? [index] : [],
  )
  return keeping(
    skeleton,
    ({ token }, index) =>
      cores.includes(index) || (token.kind === 'word' && cores.some(core => Math.abs(core - index) <= 2)),
  )
}

/** Specific enough to mean one kind of SMS: two words that are more than a currency, and a value. */
function isTelling(skeleton: Skeleton): boolean {
  const words = skeleton.flatMap(({ token }) => (token.kind === 'word' ? [token.text] : []))
  const telling = words.filter(word => word.length > 3 || !isTemplateWord(word))
  return words.length >= 2 && telling.join('').length >= 6 && skeleton.some(({ token }) => token.label !== null)
}

/** White space that Java's `\s` does not know. */
function oddSpacesOf(texts: readonly string[]): string {
  const odd = new Set(texts.flatMap(text => text.match(/[^\S \t\n\v\f\r]/g) ?? []))
  return [...odd].map(space => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}
