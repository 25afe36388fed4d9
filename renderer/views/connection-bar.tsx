import {
  ChevronUp,
  CircleCheck,
  CircleDashed,
  CircleSlash2,
  type LucideIcon,
  RotateCw,
  Settings,
  TriangleAlert,
} from 'lucide-react'
import { CopyButton } from '../parts/copy-button.tsx'
import { FailureText } from '../parts/failure-text.tsx'
import { useAct, useNow, usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { type Health, linesOf, problemOf, summaryOf } from './connection-words.ts'

const icons: Readonly<Record<Health, LucideIcon>> = {
  good: CircleCheck,
  working: CircleDashed,
  bad: TriangleAlert,
  off: CircleSlash2,
}

/** The connection in one line; unfolded, one line for each link of the way. */
export function ConnectionBar() {
  const connection = usePick(state => state.app?.connection)
  const now = useNow()
  if (connection === undefined) return null
  const summary = summaryOf(connection)
  const problem = problemOf(connection)
  return (
    <section className="connection" aria-label={words.connection.label} data-health={summary.health}>
      <details className="connection-details">
        <summary title={words.connection.details}>
          <HealthIcon health={summary.health} />
          <span className="connection-summary">{summary.text}</span>
          <ChevronUp className="connection-fold" aria-hidden="true" />
        </summary>
        <ul className="connection-lines">
          {linesOf(connection, now).map(line => (
            <li key={line.id}>
              <HealthIcon health={line.health} />
              <span className="connection-name">{line.name}</span>
              <span className="connection-text">{line.text}</span>
              {line.url !== null && (
                <CopyButton
                  text={line.url}
                  label={line.isPublic ? words.connection.copyUrl : words.connection.copyLocalUrl}
                />
              )}
            </li>
          ))}
        </ul>
      </details>
      {problem !== null && <Remedies needsPerson={problem.retry === 'user'} />}
    </section>
  )
}

function HealthIcon({ health }: { readonly health: Health }) {
  const Icon = icons[health]
  return <Icon className="health" data-health={health} aria-hidden="true" />
}

function Remedies({ needsPerson }: { readonly needsPerson: boolean }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  return (
    <>
      <FailureText sentence={failure} />
      {needsPerson && (
        <button type="button" className="button small" onClick={() => store.go({ kind: 'settings' })}>
          <Settings aria-hidden="true" /> {words.connection.openSettings}
        </button>
      )}
      <button
        type="button"
        className="button small"
        disabled={busy}
        onClick={() => void act('connection.retry', undefined)}
      >
        <RotateCw aria-hidden="true" /> {words.connection.retry}
      </button>
    </>
  )
}
