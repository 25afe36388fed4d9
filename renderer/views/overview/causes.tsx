import type { Overview } from '../../../electron/contract/overview.ts'
import { usePick } from '../../state/use-store.ts'
import { count } from '../../when.ts'
import { overviewWords } from '../../words-overview.ts'
import { Section } from '../settings/section.tsx'
import { listQuery } from './list-query.ts'
import { NameButton } from './name-button.tsx'

const said = overviewWords.causes
const mostShown = 8

/** The categories of what failed, most frequent first. */
export function Causes({ overview }: { readonly overview: Overview }) {
  const sourceId = usePick(state => state.overview.sourceId)
  const failed = overview.categories
    .filter(({ counts }) => counts.failed > 0)
    .toSorted((a, b) => b.counts.failed - a.counts.failed)
    .slice(0, mostShown)
  const most = failed[0]?.counts.failed ?? 1
  return (
    <Section title={said.title} hint={said.hint}>
      {failed.length === 0 && <p className="muted section-row">{said.noneFailed}</p>}
      <ol className="causes">
        {failed.map(({ name, counts }) => (
          <li key={name ?? ''} className="cause">
            <NameButton
              text={name ?? overviewWords.parts.nameless.category}
              query={name && listQuery({ dimension: 'category', name, status: 'failed', sourceId, overview })}
            />
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
    </Section>
  )
}
