import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { DialogForm } from './form.tsx'
import { RedirectChoice, redirectOf } from './redirect-choice.tsx'

const words = settingsWords.org

/** Asks for the integration's id and secret; the consent comes in the next dialog. */
export function AddHoverOrg({ onClose }: { readonly onClose: () => void }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const add = async (form: FormData, element: HTMLFormElement) => {
    const added = await act('sources.add', {
      kind: 'hover-org',
      name: textOf(form, 'name'),
      clientId: textOf(form, 'clientId'),
      clientSecret: textOf(form, 'clientSecret'),
      baseUrl: textOf(form, 'baseUrl'),
      redirectUri: redirectOf(form),
    })
    if (added === undefined) return
    element.reset()
    store.show({ kind: 'connect-hover-org', id: added.id })
  }
  return (
    <Modal title={words.title} onClose={onClose}>
      <DialogForm
        submit={words.submit}
        busy={busy}
        failure={failure}
        onSubmit={(form, element) => void add(form, element)}
        onClose={onClose}
      >
        <p className="guide">{words.intro}</p>
        <TextField label={words.name} hint={words.nameHint} name="name" required maxLength={80} />
        <TextField label={words.clientId} name="clientId" required maxLength={200} />
        <SecretField label={words.clientSecret} hint={words.secretHint} name="clientSecret" required maxLength={500} />
        <details className="folded">
          <summary>{words.advanced}</summary>
          <TextField label={words.baseUrl} name="baseUrl" type="url" required defaultValue="https://hover.to" />
          <RedirectChoice redirectUri="https://hover.to" />
        </details>
      </DialogForm>
    </Modal>
  )
}
