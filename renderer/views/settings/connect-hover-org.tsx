import { ExternalLink } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Answers } from '../../../electron/contract/bridge/ipc.ts'
import { callbackChoice } from '../../../electron/contract/settings/settings.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { organizationWords } from '../../words/organization.ts'
import { settingsWords } from '../../words/settings.ts'
import { AwaitCallback } from './await-callback.tsx'
import { DialogForm } from './form.tsx'

const words = settingsWords.org

interface ConnectHoverOrgProps {
  readonly id: string
  readonly onClose: () => void
}

/** Consent in the browser; then Hover tells the app by itself, or a person brings the code from the address bar. */
export function ConnectHoverOrg({ id, onClose }: ConnectHoverOrgProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  const [opened, setOpened] = useState<Answers['sources.authorize'] | null>(null)
  const isChosen = source?.kind === 'hover-org' && source.redirectUri === callbackChoice
  const returnsByItself = opened === null ? isChosen : opened.returns === 'callback'
  const consent = <Consent id={id} opened={opened} onOpened={setOpened} />
  return (
    <Modal title={words.consentTitle(source?.name ?? settingsWords.sources.unnamed)} onClose={onClose}>
      {returnsByItself ? (
        <div className="form">
          <ol className="steps">
            <li>{consent}</li>
            <li>
              <p>{organizationWords.byItself.step}</p>
              {opened !== null && <AwaitCallback id={id} />}
            </li>
          </ol>
          <footer className="form-foot">
            <button type="button" className="button" onClick={onClose}>
              {organizationWords.byItself.done}
            </button>
          </footer>
        </div>
      ) : (
        <CodeForm id={id} onClose={onClose}>
          {consent}
        </CodeForm>
      )}
    </Modal>
  )
}

interface ConsentProps {
  readonly id: string
  readonly opened: Answers['sources.authorize'] | null
  readonly onOpened: (answer: Answers['sources.authorize']) => void
}

function Consent({ id, opened, onOpened }: ConsentProps) {
  const { busy, failure, act } = useAct()
  const open = async () => {
    const answer = await act('sources.authorize', { id })
    if (answer !== undefined) onOpened(answer)
  }
  return (
    <>
      <p>{words.consentStep}</p>
      <button type="button" className="button" disabled={busy} onClick={() => void open()}>
        <ExternalLink aria-hidden="true" /> {words.consentOpen}
      </button>
      <FailureText sentence={failure} />
      {opened !== null && (
        <p className="hint">
          {words.consentOpened} <CopyButton text={opened.url} label={words.copyAddress} />
        </p>
      )}
    </>
  )
}

interface CodeFormProps extends ConnectHoverOrgProps {
  readonly children: ReactNode
}

function CodeForm({ id, onClose, children }: CodeFormProps) {
  const { busy, failure, act } = useAct()
  const connect = async (form: FormData) => {
    const connected = await act('sources.connect', { id, code: textOf(form, 'code') })
    if (connected !== undefined) onClose()
  }
  return (
    <DialogForm
      submit={words.connect}
      busy={busy}
      failure={failure}
      onSubmit={form => void connect(form)}
      onClose={onClose}
    >
      <ol className="steps">
        <li>{children}</li>
        <li>
          <p>{words.codeStep}</p>
          <TextField label={words.code} name="code" required maxLength={500} />
        </li>
      </ol>
    </DialogForm>
  )
}
