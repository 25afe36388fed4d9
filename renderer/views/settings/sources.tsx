import { Building2, KeyRound, Link, Plus, SlidersHorizontal, Smartphone, Trash2 } from 'lucide-react'
import type { Source } from '../../../electron/contract/settings/settings.ts'
import { hasHistory } from '../../state/fresh.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { shortTime } from '../../when.ts'
import { words } from '../../words/main.ts'
import { organizationWords } from '../../words/organization.ts'
import { settingsWords } from '../../words/settings.ts'
import { setupWords } from '../../words/setup.ts'
import { linesOf } from '../connection/connection-words.ts'
import { Section } from './section.tsx'
import { useSettingsPart } from './use-settings-part.ts'

const said = settingsWords.sources

export function SourcesSection({ sources }: { readonly sources: readonly Source[] }) {
  const store = useStore()
  return (
    <Section title={said.title} hint={said.hint} part="sources">
      {sources.length === 0 && <p className="muted section-row">{said.none}</p>}
      {sources.map(source => (
        <SourceRow key={source.id} source={source} />
      ))}
      <div className="section-row buttons">
        <button type="button" className="button" onClick={() => store.show({ kind: 'add-ussd-app' })}>
          <Plus aria-hidden="true" /> {said.addUssd}
        </button>
        <button type="button" className="button" onClick={() => store.show({ kind: 'add-hover-org' })}>
          <Plus aria-hidden="true" /> {said.addOrg}
        </button>
      </div>
    </Section>
  )
}

function SourceRow({ source }: { readonly source: Source }) {
  const store = useStore()
  const connection = usePick(state => state.app?.connection)
  const isUsed = usePick(hasHistory)
  const now = useNow()
  const { id, name, kind, practice } = source
  const line = connection && linesOf(connection, now, isUsed).find(one => one.id === id)
  const target = useSettingsPart<HTMLDivElement>(`source-${id}`)
  const until = source.kind === 'ussd-app' ? source.previousSecretUntil : null
  return (
    <div ref={target} className="section-row source" tabIndex={-1}>
      {kind === 'ussd-app' ? <Smartphone aria-hidden="true" /> : <Building2 aria-hidden="true" />}
      <div className="grow">
        <p>
          <strong>{name}</strong> {practice && <span className="chip">{said.practice}</span>}
        </p>
        <p className="hint">
          {words.sourceKind[kind]}
          {line !== undefined && ` · ${line.text}`}
        </p>
        {until !== null && Date.parse(until) > now.getTime() && (
          <p className="hint">{setupWords.rotate.until(shortTime(until))}</p>
        )}
      </div>
      <div className="buttons">
        <SourceButtons source={source} isGood={line?.sign === 'good'} />
        {!practice && (
          <button
            type="button"
            className="button icon-button"
            title={said.removeNamed(name)}
            onClick={() => store.show({ kind: 'remove-source', id })}
          >
            <Trash2 aria-hidden="true" />
            <span className="only-for-readers">{said.removeNamed(name)}</span>
          </button>
        )}
      </div>
    </div>
  )
}

interface SourceButtonsProps {
  readonly source: Source
  readonly isGood: boolean
}

function SourceButtons({ source: { id, name, kind, practice }, isGood }: SourceButtonsProps) {
  const store = useStore()
  return (
    <>
      {kind === 'ussd-app' && (
        <button type="button" className="button small" onClick={() => store.show({ kind: 'paste-url', id })}>
          <Link aria-hidden="true" /> {said.showUrl}
        </button>
      )}
      {kind === 'ussd-app' && !practice && (
        <button type="button" className="button small" onClick={() => store.show({ kind: 'rotate-secret', id })}>
          <KeyRound aria-hidden="true" /> {setupWords.rotate.button}
        </button>
      )}
      {kind === 'hover-org' && !practice && (
        <button type="button" className="button small" onClick={() => store.show({ kind: 'connect-hover-org', id })}>
          <KeyRound aria-hidden="true" /> {isGood ? said.authorizeAgain : said.authorize}
        </button>
      )}
      {kind === 'hover-org' && (
        <button
          type="button"
          className="button small"
          title={organizationWords.openNamed(name)}
          onClick={() => store.show({ kind: 'organization', id })}
        >
          <SlidersHorizontal aria-hidden="true" /> {organizationWords.open}
        </button>
      )}
    </>
  )
}
