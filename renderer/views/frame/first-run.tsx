import { Building2, FlaskConical, Settings, Smartphone } from 'lucide-react'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'

/** Shown while there is nothing to watch: practise, or connect. */
export function FirstRun() {
  const store = useStore()
  const { busy, failure, act } = useAct()
  return (
    <main className="first-run">
      <div className="first-run-inner">
        <h1>{words.firstRun.title}</h1>
        <p className="lead muted">{words.firstRun.lead}</p>
        <section className="choice choice-main">
          <FlaskConical aria-hidden="true" />
          <div>
            <h2>{words.firstRun.practiceTitle}</h2>
            <p className="muted">{words.firstRun.practiceText}</p>
          </div>
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() => void act('practice.set', { on: true })}
          >
            {busy ? words.app.working : words.firstRun.practiceButton}
          </button>
        </section>
        <FailureText sentence={failure} />
        <div className="choices">
          <button type="button" className="choice" onClick={() => store.show({ kind: 'add-ussd-app' })}>
            <Smartphone aria-hidden="true" />
            <span className="choice-title">{words.firstRun.ussdTitle}</span>
            <span className="muted">{words.firstRun.ussdText}</span>
          </button>
          <button type="button" className="choice" onClick={() => store.show({ kind: 'add-hover-org' })}>
            <Building2 aria-hidden="true" />
            <span className="choice-title">{words.firstRun.orgTitle}</span>
            <span className="muted">{words.firstRun.orgText}</span>
          </button>
        </div>
        <footer className="first-run-foot">
          <p className="muted">{words.firstRun.privacy}</p>
          <button type="button" className="button small quiet" onClick={() => store.go({ kind: 'settings' })}>
            <Settings aria-hidden="true" /> {words.rail.settings}
          </button>
        </footer>
      </div>
    </main>
  )
}
