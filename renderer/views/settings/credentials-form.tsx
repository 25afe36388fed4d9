import { useState } from 'react'
import type { HoverOrg } from '../../../electron/contract/settings/settings.ts'
import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { organizationWords } from '../../words/organization.ts'
import { settingsWords } from '../../words/settings.ts'
import { formOf, SaveLine } from './form.tsx'

const said = organizationWords.credentials

/** What the integration signs in with, again. The secret goes to the main process once and is held nowhere in the window. */
export function CredentialsForm({ source: { id, clientId } }: { readonly source: HoverOrg }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const [isSaved, setSaved] = useState(false)
  const save = async (form: FormData, element: HTMLFormElement) => {
    const given = { id, clientId: textOf(form, 'clientId'), clientSecret: textOf(form, 'clientSecret') }
    const saved = await act('sources.credentials', given)
    if (saved === undefined) return
    element.reset()
    setSaved(true)
    if (saved.needsConnecting) store.show({ kind: 'connect-hover-org', id })
  }
  return (
    <form
      className="form inner"
      onChange={() => setSaved(false)}
      onSubmit={event => void save(formOf(event), event.currentTarget)}
    >
      <p className="hint">{said.hint}</p>
      <TextField
        label={settingsWords.org.clientId}
        hint={said.idHint}
        name="clientId"
        defaultValue={clientId}
        required
        maxLength={200}
      />
      <SecretField
        label={settingsWords.org.clientSecret}
        hint={said.secretHint}
        name="clientSecret"
        required
        maxLength={500}
      />
      <SaveLine save={said.save} saved={said.saved} busy={busy} isSaved={isSaved} failure={failure} />
    </form>
  )
}
