import { Download, ExternalLink, PackageCheck } from 'lucide-react'
import type { QuestionName } from '../../../../electron/contract/bridge/ipc.ts'
import type { Update, UpdateState } from '../../../../electron/contract/updates.ts'
import { FailureText } from '../../../parts/failure-text.tsx'
import { When } from '../../../parts/time.tsx'
import { useAct, useNow } from '../../../state/use-store.ts'
import { updateWords } from '../../../words/updates.ts'

const said = updateWords

type Supported = Exclude<UpdateState, { readonly kind: 'unsupported' }>

/** Where getting a newer version stands, in a sentence, and the one step that comes next. */
export function UpdateStep({ updates }: { readonly updates: Supported }) {
  switch (updates.kind) {
    case 'current':
      return <Current checkedAt={updates.checkedAt} />
    case 'checking':
      return <Line text={said.checking} />
    case 'available':
      return updates.way === 'in-app' ? (
        <>
          <Line text={said.available(updates.update.version)} />
          <WhatIsNew update={updates.update} />
          <Step question="updates.download" label={said.download} icon={Download} />
        </>
      ) : (
        <>
          <Line text={`${said.available(updates.update.version)} ${said.byHand}`} />
          <WhatIsNew update={updates.update} />
          <Step question="updates.visit" label={said.page} icon={ExternalLink} />
        </>
      )
    case 'downloading':
      return (
        <div className="section-row">
          <p role="status">{said.downloading(updates.update.version)}</p>
          <progress value={updates.fraction} max={1} aria-label={said.downloading(updates.update.version)} />
        </div>
      )
    case 'ready':
      return (
        <>
          <Line text={`${said.ready(updates.update.version)} ${said.installHint}`} />
          <WhatIsNew update={updates.update} />
          <Step question="updates.install" label={said.install} icon={PackageCheck} />
        </>
      )
    case 'installing':
      return <Line text={said.installing(updates.update.version)} />
    case 'failed':
      return (
        <>
          <div className="section-row">
            <FailureText sentence={said.problem[updates.problem]} />
          </div>
          {updates.update !== null && <Step question="updates.download" label={said.again} icon={Download} />}
        </>
      )
  }
}

function Line({ text }: { readonly text: string }) {
  return (
    <p className="section-row" role="status">
      {text}
    </p>
  )
}

function Current({ checkedAt }: { readonly checkedAt: string | null }) {
  const now = useNow()
  if (checkedAt === null) return <Line text={said.neverAsked} />
  return (
    <p className="section-row" role="status">
      {said.current}{' '}
      <span className="muted">
        {said.asked} <When iso={checkedAt} now={now} />
      </span>
    </p>
  )
}

/** Text of the makers, and shown as text. */
function WhatIsNew({ update }: { readonly update: Update }) {
  return (
    <details className="section-row whats-new">
      <summary>{said.news(update.version)}</summary>
      <p className="whats-new-text">{update.notes === '' ? said.noNews : update.notes}</p>
    </details>
  )
}

interface StepProps {
  readonly question: QuestionName & ('updates.download' | 'updates.install' | 'updates.visit')
  readonly label: string
  readonly icon: typeof Download
}

function Step({ question, label, icon: Icon }: StepProps) {
  const { busy, failure, act } = useAct()
  return (
    <div className="section-row buttons">
      <button type="button" className="button primary" disabled={busy} onClick={() => void act(question, undefined)}>
        <Icon aria-hidden="true" /> {label}
      </button>
      <FailureText sentence={failure} />
    </div>
  )
}
