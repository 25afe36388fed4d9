import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { FailureText } from '../../parts/failure-text.tsx'
import { Modal } from '../../parts/modal.tsx'
import { hasHistory } from '../../state/fresh.ts'
import { useAct, useNow, usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { organizationWords } from '../../words/organization.ts'
import { settingsWords } from '../../words/settings.ts'
import { linesOf } from '../connection/connection-words.ts'

const said = organizationWords.renew

interface RenewWebhookProps {
  readonly id: string
  readonly onClose: () => void
}

/** Asks first, then shows the state of the organization while Hover verifies the new webhook. */
export function RenewWebhook({ id, onClose }: RenewWebhookProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  const { busy, failure, act } = useAct()
  const [isDone, setDone] = useState(false)
  const renew = async () => {
    const renewed = await act('sources.renew-webhook', { id })
    setDone(renewed !== undefined)
  }
  return (
    <Modal title={said.confirmTitle(source?.name ?? settingsWords.sources.unnamed)} onClose={onClose}>
      <div className="form">
        <ol className="steps">
          {said.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div role="status">
          {busy && <Progress id={id} />}
          {isDone && (
            <p className="check" data-found="yes">
              <CircleCheck aria-hidden="true" /> <span>{said.done}</span>
            </p>
          )}
        </div>
        <FailureText sentence={failure} />
        <footer className="form-foot">
          <button type="button" className={isDone ? 'button primary' : 'button'} onClick={onClose}>
            {busy || isDone ? words.app.close : words.app.cancel}
          </button>
          {!isDone && (
            <button type="button" className="button primary" disabled={busy} onClick={() => void renew()}>
              {busy ? words.app.working : failure === null ? said.confirm : said.again}
            </button>
          )}
        </footer>
      </div>
    </Modal>
  )
}

function Progress({ id }: { readonly id: string }) {
  const connection = usePick(state => state.app?.connection)
  const isUsed = usePick(hasHistory)
  const now = useNow()
  const line = connection && linesOf(connection, now, isUsed).find(one => one.id === id)
  return (
    <div className="check">
      <CircleDashed className="turning" aria-hidden="true" />
      <div>
        <strong>{said.busy}</strong>
        {line !== undefined && <p className="hint">{line.text}</p>}
      </div>
    </div>
  )
}
