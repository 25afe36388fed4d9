import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { DialogForm } from './form.tsx'

const words = settingsWords.ussd

/** Asks for the webhook secret. It goes to the main process once and is held nowhere in the window. */
export function BySecret({ onClose }: { readonly onClose: () => void }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const add = async (form: FormData, element: HTMLFormElement) => {
    const source = { kind: 'ussd-app', name: textOf(form, 'name'), secret: textOf(form, 'secret') } as const
    const added = await act('sources.add', source)
    if (added === undefined) return
    element.reset()
    store.show({ kind: 'paste-url', id: added.id })
  }
  return (
    <DialogForm
      submit={words.submit}
      busy={busy}
      failure={failure}
      onSubmit={(form, element) => void add(form, element)}
      onClose={onClose}
    >
      <div className="guide">
        <h3>{words.where}</h3>
        <ol>
          {words.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{words.noSecretYet}</p>
        <p className="guide-warning">{words.notToken}</p>
      </div>
      <TextField label={words.name} hint={words.nameHint} name="name" required maxLength={80} />
      <SecretField label={words.secret} hint={words.secretHint} name="secret" required maxLength={200} />
    </DialogForm>
  )
}
