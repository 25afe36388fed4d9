import { TriangleAlert } from 'lucide-react'
import type { QueryProblem } from '../../../electron/contract/transactions/query.ts'
import { Quoted } from '../../parts/quoted.tsx'
import { usePick } from '../../state/use-store.ts'
import { queryWords } from '../../words/query.ts'

interface QueryProblemsProps {
  readonly id: string
  readonly text: string
  readonly problems: readonly QueryProblem[]
  readonly onSelect: (problem: QueryProblem) => void
}

/** What is not understood: the part of the query, which a press selects, and what to do. */
export function QueryProblems({ id, text, problems, onSelect }: QueryProblemsProps) {
  const shown = usePick(state => state.list.search.trim())
  // The region is there before its words are: otherwise screen readers do not notice them.
  return (
    <div id={id} className="query-problems" role="status">
      {problems.map(problem => {
        const part = text.slice(problem.start, problem.end)
        return (
          <p key={`${problem.start} ${problem.sentence}`} className="query-problem">
            <TriangleAlert aria-hidden="true" />
            <button
              type="button"
              className="query-problem-part"
              aria-label={queryWords.selectProblem(part)}
              onClick={() => onSelect(problem)}
            >
              <code>{part}</code>
            </button>
            <span>
              <Quoted text={problem.sentence} />
            </span>
          </p>
        )
      })}
      {problems.length > 0 && shown !== '' && <p className="hint">{queryWords.listShows(shown)}</p>}
    </div>
  )
}

/** The ones to tell of: not of a term that is still being written. */
export function toldProblems(problems: readonly QueryProblem[], caret: number | null): readonly QueryProblem[] {
  return caret === null ? problems : problems.filter(({ start, end }) => caret < start || end < caret)
}
