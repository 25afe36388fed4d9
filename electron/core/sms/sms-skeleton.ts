import { isWording, type Token } from './sms-tokens.ts'

/** Nothing, punctuation at most, or anything. */
export type Gap = 'none' | 'marks' | 'any'

/** A token that all SMS of one wording share, with the texts that stood in its place. */
export interface Part {
  readonly token: Token
  readonly texts: readonly string[]
  /** White space stood before it in all. */
  readonly spaced: boolean
  /** What else stands before it in one of them. */
  readonly gap: Gap
}

/** What SMS of one wording have in common, in order. */
export type Skeleton = readonly Part[]

export function skeletonOf(tokens: readonly Token[]): Skeleton {
  return tokens.map(token => ({ token, texts: [token.text], spaced: token.spaced, gap: 'none' as const }))
}

/** Keeps of a skeleton what another SMS has too. */
export function commonWith(skeleton: Skeleton, tokens: readonly Token[]): Skeleton {
  const pairs = longestCommon(
    skeleton.map(part => part.token),
    tokens,
  )
  return pairs.flatMap(([own, other], index) => {
    const part = skeleton[own]
    const token = tokens[other]
    if (part === undefined || token === undefined) return []
    const [ownBefore, otherBefore] = pairs[index - 1] ?? [-1, -1]
    const skipped = [
      ...skeleton.slice(ownBefore + 1, own).flatMap(({ token, gap }) => [gapOf(token), gap]),
      ...tokens.slice(otherBefore + 1, other).map(gapOf),
    ]
    return [
      {
        // The phone app reads the groups by the names that its parsers gave them.
        token: token.isGiven ? { ...part.token, label: token.label, isGiven: true } : part.token,
        texts: part.texts.includes(token.text) || part.texts.length > 50 ? part.texts : [...part.texts, token.text],
        spaced: part.spaced && token.spaced,
        gap: widest([part.gap, ...skipped]),
      },
    ]
  })
}

export function gapOf(token: Token): Gap {
  return token.kind === 'mark' ? 'marks' : 'any'
}

export function widest(gaps: readonly Gap[]): Gap {
  return gaps.includes('any') ? 'any' : gaps.includes('marks') ? 'marks' : 'none'
}

/** From 0 to 1: how much of the wording of two SMS is the same, in the same order. */
export function similarity(a: readonly Token[], b: readonly Token[]): number {
  const [wordsA, wordsB] = [a, b].map(tokens => tokens.filter(token => token.kind === 'word'))
  if (wordsA === undefined || wordsB === undefined || wordsA.length + wordsB.length === 0) return 0
  return (2 * longestCommon(wordsA, wordsB).length) / (wordsA.length + wordsB.length)
}

function weightOf(token: Token): number {
  return token.kind === 'mark' ? 1 : isWording(token.kind) ? 4 : 3
}

/** The heaviest common subsequence, as pairs of positions. */
function longestCommon(a: readonly Token[], b: readonly Token[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const best = new Int32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  const matched = (i: number, j: number): number =>
    a[i] !== undefined && a[i].key === b[j]?.key ? at(i + 1, j + 1) + weightOf(a[i]) : -1
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), matched(i, j))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (matched(i, j) === at(i, j)) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
