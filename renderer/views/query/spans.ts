import type { QuerySpan } from '../../../electron/contract/transactions/query.ts'
import type { Draft } from './use-query-help.ts'

type Span = Pick<QuerySpan, 'start' | 'end'>

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The text with a term taken out, and one blank between what was around it; the caret is where it was. */
export function withoutTerm(text: string, { start, end }: Span): Draft {
  const [before, after] = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()]
  const left = before === '' ? '' : `${before} `
  return { text: left + after, caret: left.length }
}

/** The finished term right before the caret, with the blanks that end it; null where there is none. */
export function finishedBefore({ text, caret }: Draft, terms: readonly Span[]): Span | null {
  const term = terms.findLast(({ end }) => end < caret)
  return term !== undefined && text.slice(term.end, caret).trim() === '' ? { start: term.start, end: caret } : null
}

interface Found {
  readonly text: string
  readonly terms: readonly QuerySpan[]
}

/** The terms that were found in another text and are still there, where they are now: before and behind what changed. */
export function stillThere(text: string, found: Found): readonly QuerySpan[] {
  const most = Math.min(text.length, found.text.length)
  const isSame = (place: number) => text[place] === found.text[place]
  const isSameFromEnd = (place: number) => text.at(-1 - place) === found.text.at(-1 - place)
  const before = lengthWhile(most, isSame)
  const behind = found.text.length - lengthWhile(most, isSameFromEnd)
  const shift = text.length - found.text.length
  const still: QuerySpan[] = []
  for (const { start, valueStart, end } of found.terms) {
    // What is the same on both sides may overlap, as where one of two equal terms was taken out.
    const place = still.at(-1)?.end ?? 0
    if (end <= before) still.push({ start, valueStart, end })
    else if (start >= behind && start + shift >= place)
      still.push({ start: start + shift, valueStart: valueStart + shift, end: end + shift })
  }
  return still
}

function lengthWhile(most: number, holds: (place: number) => boolean): number {
  let length = 0
  while (length < most && holds(length)) length += 1
  return length
}
