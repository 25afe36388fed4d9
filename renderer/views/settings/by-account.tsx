import { TriangleAlert } from 'lucide-react'
import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { DialogForm } from './form.tsx'

const said = setupWords.account

/** Asks for the account of Hover's dashboard. It is used for this one act; the form forgets it right after. */
export function ByAccount({ onClose }: { readonly onClose: () => void }) {
  const store = useStore()
  const isLocalOnly = usePick(state => state.app?.settings.tunnel.kind === 'loopback')
  const { busy, failure, act } = useAct()
  const add = async (form: FormData, element: HTMLFormElement) => {
    const password = form.get('password')
    const added = await act('sources.add-by-account', {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      // As it was typed: a password may begin or end with a space.
      password: typeof password === 'string' ? password : '',
      appId: textOf(form, 'appId'),
    })
    if (added === undefined) return
    element.reset()
    store.show({ kind: 'await-delivery', id: added.id })
  }
  return (
    <DialogForm
      submit={said.submit}
      busy={busy}
      failure={failure}
      onSubmit={(form, element) => void add(form, element)}
      onClose={onClose}
    >
      {isLocalOnly && (
        <p className="note-warning">
          <TriangleAlert aria-hidden="true" /> {said.noTunnel}
        </p>
      )}
      <TextField label={said.name} hint={said.nameHint} name="name" required maxLength={80} />
      <TextField label={said.email} name="email" type="email" required maxLength={200} />
      <SecretField label={said.password} hint={said.passwordHint} name="password" required maxLength={500} />
      <TextField
        label={said.appId}
        hint={said.appIdHint}
        name="appId"
        inputMode="numeric"
        pattern="\s*\d{1,12}\s*"
        title={said.appIdHint}
        required
      />
      <p className="hint">{said.replaces}</p>
    </DialogForm>
  )
}
