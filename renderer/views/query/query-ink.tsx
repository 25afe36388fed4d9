import type { ReactNode } from 'react'
import type { QueryProblem, QuerySpan } from '../../../electron/contract/query.ts'
import type { Helped } from './use-query-help.ts'

interface QueryInkProps {
  readonly text: string
  readonly helped: Helped | null
  readonly problems: readonly QueryProblem[]
}

/** The text of the bar as it is seen: terms as chips, keys muted, what is not understood underlined. */
export function QueryInk({ text, helped, problems }: QueryInkProps) {
  const shared = helped === null ? 0 : sharedStart(text, helped.text)
  // Until the answer for a newer text is there, what did not change stays as it was.
  const terms = (helped?.help.terms ?? []).filter(({ end }) => end <= shared)
  const parts: ReactNode[] = []
  let place = 0
  for (const term of terms) {
    parts.push(text.slice(place, term.start))
    parts.push(<Term key={term.start} text={text} term={term} isOdd={problems.some(one => overlaps(one, term))} />)
    place = term.end
  }
  parts.push(text.slice(place))
  return <span className="query-ink-text">{parts}</span>
}

interface TermProps {
  readonly text: string
  readonly term: QuerySpan
  readonly isOdd: boolean
}

function Term({ text, term: { start, valueStart, end }, isOdd }: TermProps) {
  return (
    <span className="query-term" data-odd={isOdd || undefined} data-words={valueStart === start || undefined}>
      <span className="query-key">{text.slice(start, valueStart)}</span>
      {text.slice(valueStart, end)}
    </span>
  )
}

function overlaps(a: Pick<QuerySpan, 'start' | 'end'>, b: Pick<QuerySpan, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}
