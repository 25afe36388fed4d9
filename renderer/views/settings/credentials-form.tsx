import { useState } from 'react'
import type { HoverOrg } from '../../../electron/contract/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { TextField, textOf } from '../../parts/field.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { words } from '../../words.ts'
import { organizationWords } from '../../words-organization.ts'
import { settingsWords } from '../../words-settings.ts'
import { formOf } from './form.tsx'

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
      <TextField
        label={settingsWords.org.clientSecret}
        hint={said.secretHint}
        name="clientSecret"
        type="password"
        autoComplete="new-password"
        required
        maxLength={500}
      />
      <FailureText sentence={failure} />
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          {busy ? words.app.working : said.save}
        </button>
        <span role="status" className="muted">
          {isSaved && said.saved}
        </span>
      </div>
    </form>
  )
}
