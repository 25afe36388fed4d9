import { ChevronLeft } from 'lucide-react'
import { FailureText } from '../../parts/failure-text.tsx'
import { useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { noticesWords } from '../../words/notices.ts'
import { rulesWords } from '../../words/rules.ts'
import { OfEngine } from '../engine/of-engine.tsx'
import { Section } from '../settings/section.tsx'
import { BesideSection } from './beside-section.tsx'
import { ChannelsSection } from './channels-section.tsx'
import { LadderSection } from './ladder-section.tsx'
import { QuietSection } from './quiet-section.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { RulesSection } from './rules-section.tsx'
import { useRehearsal } from './use-rehearsal.ts'
import { type KnownRules, useRules } from './use-rules.ts'

const said = noticesWords

/** Who is told what, how loudly and when. */
export function NoticesView() {
  const store = useStore()
  const rules = useRules()
  return (
    <main className="page">
      <div className="page-inner notices">
        <header>
          <button type="button" className="button quiet small page-back" onClick={() => store.go({ kind: 'settings' })}>
            <ChevronLeft aria-hidden="true" /> {words.rail.settings}
          </button>
          <h1>{said.title}</h1>
          <p className="muted">{said.lead}</p>
        </header>
        {rules === null && (
          <p className="soon muted" role="status">
            {words.app.loading}
          </p>
        )}
        {rules !== null && 'failure' in rules && <FailureText sentence={`${said.failed}. ${rules.failure}`} />}
        {rules !== null && 'inForce' in rules && (
          <OfEngine>
            <KnownRulesView {...rules} />
          </OfEngine>
        )}
      </div>
    </main>
  )
}

function KnownRulesView({ inForce, kept }: KnownRules) {
  const { snoozes: _own, ...wished } = kept
  const rehearsed = useRehearsal(wished)
  return (
    <>
      {inForce.faults.length > 0 && (
        <div className="note-warning" role="alert">
          <div>
            <p>{said.faults}</p>
            <ul>
              {inForce.faults.map(fault => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <RulesSection inForce={inForce} kept={kept} />
      <Section title={rulesWords.rehearsal.title} hint={rulesWords.rehearsal.ofAll}>
        <div className="section-row">
          <Rehearsal rehearsed={rehearsed} rules={inForce.rules.rules} />
        </div>
      </Section>
      <BesideSection inForce={inForce} />
      <QuietSection key={JSON.stringify(kept.quietHours)} hours={kept.quietHours} />
      <LadderSection key={JSON.stringify([kept.ladder, kept.channels])} ladder={kept.ladder} channels={kept.channels} />
      <ChannelsSection kept={kept} addressed={inForce.addressed} />
    </>
  )
}
