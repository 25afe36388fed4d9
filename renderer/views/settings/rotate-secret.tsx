import { SecretField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { setupWords } from '../../words/setup.ts'
import { DialogForm } from './form.tsx'

const said = setupWords.rotate

interface RotateSecretProps {
  readonly id: string
  /** Whether somebody waits for a delivery, and goes on doing so with the new secret. */
  readonly isChecking: boolean
  readonly onClose: () => void
}

/** A new secret for an app. Like the first one it goes to the main process once and is held nowhere in the window. */
export function RotateSecret({ id, isChecking, onClose }: RotateSecretProps) {
  const store = useStore()
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  const { busy, failure, act } = useAct()
  const rotate = async (form: FormData, element: HTMLFormElement) => {
    const done = await act('sources.rotate', { id, secret: textOf(form, 'secret') })
    if (done === undefined) return
    element.reset()
    if (isChecking) store.show({ kind: 'paste-url', id })
    else onClose()
  }
  return (
    <Modal title={said.title(source?.name ?? settingsWords.sources.unnamed)} onClose={onClose}>
      <DialogForm
        submit={said.submit}
        busy={busy}
        failure={failure}
        onSubmit={(form, element) => void rotate(form, element)}
        onClose={onClose}
      >
        <div className="guide">
          <p>{said.where}</p>
          <p className="guide-warning">{settingsWords.ussd.notToken}</p>
        </div>
        <SecretField label={said.secret} hint={said.secretHint} name="secret" required maxLength={200} />
        <p>{said.grace}</p>
      </DialogForm>
    </Modal>
  )
}
