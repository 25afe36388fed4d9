import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { settingsWords } from '../../words-settings.ts'
import { DialogForm } from './form.tsx'

const words = settingsWords.org

interface ConnectHoverOrgProps {
  readonly id: string
  readonly onClose: () => void
}

/** Consent in the browser, then the code from its address bar: Hover allows no redirect to this computer. */
export function ConnectHoverOrg({ id, onClose }: ConnectHoverOrgProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  const consent = useAct()
  const connection = useAct()
  const [address, setAddress] = useState<string | null>(null)
  const openConsent = async () => {
    const opened = await consent.act('sources.authorize', { id })
    if (opened !== undefined) setAddress(opened.url)
  }
  const connect = async (form: FormData) => {
    const connected = await connection.act('sources.connect', { id, code: textOf(form, 'code') })
    if (connected !== undefined) onClose()
  }
  return (
    <Modal title={words.consentTitle(source?.name ?? settingsWords.sources.unnamed)} onClose={onClose}>
      <DialogForm
        submit={words.connect}
        busy={connection.busy}
        failure={connection.failure}
        onSubmit={form => void connect(form)}
        onClose={onClose}
      >
        <ol className="steps">
          <li>
            <p>{words.consentStep}</p>
            <button type="button" className="button" disabled={consent.busy} onClick={() => void openConsent()}>
              <ExternalLink aria-hidden="true" /> {words.consentOpen}
            </button>
            <FailureText sentence={consent.failure} />
            {address !== null && (
              <p className="hint">
                {words.consentOpened} <CopyButton text={address} label={words.copyAddress} />
              </p>
            )}
          </li>
          <li>
            <p>{words.codeStep}</p>
            <TextField label={words.code} name="code" required maxLength={500} />
          </li>
        </ol>
      </DialogForm>
    </Modal>
  )
}
