import type { Mark, Transaction } from '../../contract/transactions/transaction.ts'
import type { Filter } from './filter.ts'
import { fold, placesOf, wordsOf } from './words.ts'

const searched = ['title', 'operator', 'category', 'message', 'providerId'] as const

/** Where a row shows what was searched for; the text is the masked one, as it is shown. */
export function marksOf(row: Transaction, texts: Filter['texts']): readonly Mark[] {
  const sought = texts.filter(({ isNegated }) => !isNegated)
  if (sought.length === 0) return []
  const beginnings = sought.flatMap(({ text }) => wordsOf(text)[0]?.folded ?? [])
  return searched.flatMap(field => {
    const text = row[field] ?? ''
    // Most fields hold none of the words, and taking a text apart costs more than looking for them.
    const folded = fold(text)
    if (!beginnings.some(beginning => folded.includes(beginning))) return []
    const words = wordsOf(text)
    return joined(sought.flatMap(one => placesOf(words, one))).map(([start, end]) => ({ field, start, end }))
  })
}

type Range = readonly [number, number]

/** In order, and what overlaps or touches as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last !== undefined && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}
