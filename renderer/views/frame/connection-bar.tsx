import { ChevronUp, RotateCw, Settings, Waypoints } from 'lucide-react'
import type { MouseEvent } from 'react'
import { type LinkName, linkNames } from '../../../electron/contract/health.ts'
import { told } from '../../language/told.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { SignIcon } from '../../parts/sign.tsx'
import { hasHistory, isFresh } from '../../state/fresh.ts'
import type { SettingsPart, State } from '../../state/model.ts'
import { useAct, useNow, usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { troubleOf } from '../connection/chain-of.ts'
import { linesOf, problemOf, seenFromOutside, summaryOf } from '../connection/connection-words.ts'
import { EngineChip } from '../engine/engine-chip.tsx'
import { SnoozeControl } from './snooze-control.tsx'

/** The connection in one line; unfolded, one line for each link of the way. */
export function ConnectionBar() {
  const known = usePick(state => state.app?.connection)
  const health = usePick(state => state.health)
  const now = useNow()
  const isUsed = usePick(hasHistory)
  const isUnconnected = usePick(lacksSources)
  if (known === undefined) return null
  const connection = seenFromOutside(known)
  const problem = problemOf(connection)
  const trouble = health === null ? null : troubleOf(health)
  const { sign, text } = summaryOf(connection)
  // The sentence and its remedy are at the top of the window then; twice would be once too often.
  const isTold = trouble !== null && (problem !== null || hidesConnection(trouble.link.name))
  return (
    <section className="connection" aria-label={words.connection.label} data-sign={isTold ? 'told' : sign}>
      <details className="connection-details">
        <summary title={words.connection.details}>
          <SignIcon sign={isTold ? 'bad' : sign} />
          <span className="connection-summary">
            {isTold ? words.connection.brokenAt(told(trouble.link.label, trouble.link.saidLabel)) : text}
          </span>
          <ChevronUp className="connection-fold" aria-hidden="true" />
        </summary>
        <ul className="connection-lines">
          {linesOf(connection, now, isUsed).map(line => (
            <li key={line.id}>
              <SignIcon sign={line.sign} />
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
        <ShowAll />
      </details>
      <EngineChip />
      <SnoozeControl />
      {isUnconnected && <OpenSettings at="sources" />}
      {problem !== null && !isTold && <Remedies needsPerson={problem.retry === 'user'} />}
    </section>
  )
}

/** Nothing is connected, and the list is there all the same: the first run, which offers to connect, is over. */
function lacksSources({ app }: State): boolean {
  return app !== null && app.engine.kind === 'own' && app.connection.sources.length === 0 && !isFresh(app)
}

/** What comes after the receiver is broken without the connection being so; of an engine that is away nothing is known. */
function hidesConnection(name: LinkName): boolean {
  return name === 'engine' || linkNames.indexOf(name) <= linkNames.indexOf('receiver')
}

function ShowAll() {
  const store = useStore()
  const show = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const details = currentTarget.closest('details')
    // Folded, it no longer covers what it leads to; the focus must not go with what was folded.
    details?.querySelector('summary')?.focus()
    details?.removeAttribute('open')
    store.go({ kind: 'connection' })
  }
  return (
    <button type="button" className="button small show-all" onClick={show}>
      <Waypoints aria-hidden="true" /> {words.connection.showAll}
    </button>
  )
}

function OpenSettings({ at }: { readonly at?: SettingsPart }) {
  const store = useStore()
  return (
    <button
      type="button"
      className="button small"
      onClick={() => store.go(at === undefined ? { kind: 'settings' } : { kind: 'settings', at })}
    >
      <Settings aria-hidden="true" /> {words.connection.openSettings}
    </button>
  )
}

function Remedies({ needsPerson }: { readonly needsPerson: boolean }) {
  const { busy, failure, act } = useAct()
  return (
    <>
      <FailureText sentence={failure} />
      {needsPerson && <OpenSettings />}
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
