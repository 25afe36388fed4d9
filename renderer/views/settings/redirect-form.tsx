import { useState } from 'react'
import type { HoverOrg } from '../../../electron/contract/settings/settings.ts'
import { useAct } from '../../state/use-store.ts'
import { organizationWords } from '../../words/organization.ts'
import { formOf, SaveLine } from './form.tsx'
import { RedirectChoice, redirectOf } from './redirect-choice.tsx'

const said = organizationWords.redirect

export function RedirectForm({ source: { id, redirectUri } }: { readonly source: HoverOrg }) {
  const { busy, failure, act } = useAct()
  const [isSaved, setSaved] = useState(false)
  const save = async (form: FormData) => {
    setSaved(false)
    const done = await act('sources.redirect', { id, redirectUri: redirectOf(form) })
    setSaved(done !== undefined)
  }
  return (
    <form className="form inner" onChange={() => setSaved(false)} onSubmit={event => void save(formOf(event))}>
      <RedirectChoice redirectUri={redirectUri} />
      <SaveLine save={said.save} saved={said.saved} busy={busy} isSaved={isSaved} failure={failure} />
    </form>
  )
}
