import { List } from 'lucide-react'
import type { NamedSums } from '../../../electron/contract/transactions/overview.ts'
import { useStore } from '../../state/use-store.ts'
import { count } from '../../when.ts'
import { overviewWords } from '../../words/overview.ts'
import { Section } from '../settings/section.tsx'
import { listQuery } from './list-query.ts'
import { type Answered, LinkedName } from './name-button.tsx'

const said = overviewWords.causes
const mostShown = 8

/** The categories of what failed, most frequent first. */
export function Causes({ answered }: { readonly answered: Answered }) {
  const { categories } = answered.overview
  return (
    <Section title={said.title} hint={said.hint}>
      {categories === null ? (
        <FailedThemselves answered={answered} />
      ) : (
        <Categories categories={categories} answered={answered} />
      )}
    </Section>
  )
}

interface CategoriesProps {
  readonly categories: readonly NamedSums[]
  readonly answered: Answered
}

function Categories({ categories, answered }: CategoriesProps) {
  const failed = categories
    .filter(({ counts }) => counts.failed > 0)
    .toSorted((a, b) => b.counts.failed - a.counts.failed)
    .slice(0, mostShown)
  const most = failed[0]?.counts.failed ?? 1
  if (failed.length === 0) return <p className="muted section-row">{said.noneFailed}</p>
  return (
    <ol className="causes">
      {failed.map(({ name, counts }) => (
        <li key={name ?? ''} className="cause">
          <LinkedName dimension="category" name={name} answered={answered} isFailed />
          <span className="cause-track" aria-hidden="true">
            <span className="cause-bar" style={{ inlineSize: `${(counts.failed / most) * 100}%` }} />
          </span>
          <span className="cause-count">
            {count(counts.failed)}
            <span className="only-for-readers"> {said.failed}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Categories are not kept for some names alone: the list has what failed. */
function FailedThemselves({ answered: { overview, choice } }: { readonly answered: Answered }) {
  const store = useStore()
  const { failed } = overview.total.counts
  const query = listQuery({ names: choice.only, status: 'failed', sourceId: choice.sourceId, overview })
  if (failed === 0) return <p className="muted section-row">{said.noneFailed}</p>
  return (
    <div className="section-row causes-elsewhere">
      <p className="muted">{said.notKept}</p>
      {query !== null && (
        <button type="button" className="button small" title={query} onClick={() => store.showQuery(query)}>
          <List aria-hidden="true" /> {said.show}
        </button>
      )}
    </div>
  )
}
