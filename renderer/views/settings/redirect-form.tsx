import { useState } from 'react'
import type { HoverOrg } from '../../../electron/contract/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct } from '../../state/use-store.ts'
import { words } from '../../words.ts'
import { organizationWords } from '../../words-organization.ts'
import { formOf } from './form.tsx'
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
