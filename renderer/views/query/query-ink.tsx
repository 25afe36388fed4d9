import type { ReactNode } from 'react'
import type { QueryProblem, QuerySpan } from '../../../electron/contract/transactions/query.ts'
import { overlaps, stillThere } from './spans.ts'
import type { Helped } from './use-query-help.ts'

interface QueryInkProps {
  readonly text: string
  readonly helped: Helped | null
  readonly problems: readonly QueryProblem[]
}

/** The text of the bar as it is seen: terms as chips, keys muted, what is not understood underlined. */
export function QueryInk({ text, helped, problems }: QueryInkProps) {
  // Until the answer for a newer text is there, what did not change stays as it was.
  const terms = helped === null ? [] : stillThere(text, { text: helped.text, terms: helped.help.terms })
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
