import { useState } from 'react'
import type { Source } from '../../../electron/contract/settings/settings.ts'
import { SelectField, textOf } from '../../parts/field.tsx'
import { usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { setupWords } from '../../words/setup.ts'
import { formOf } from '../settings/form.tsx'

const said = setupWords.import
const none: readonly Source[] = []

interface ImportOwnerProps {
  readonly onImport: (sourceId: string) => Promise<void>
}

/** Payloads that were saved without their secret prove nothing: a person has to say whose they are. */
export function ImportOwner({ onImport }: ImportOwnerProps) {
  const sources = usePick(state => state.app?.settings.sources ?? none)
  const [busy, setBusy] = useState(false)
  const apps = sources.filter(source => source.kind === 'ussd-app' && !source.practice)
  const [first] = apps
  if (first === undefined) return null
  const importFor = async (sourceId: string) => {
    setBusy(true)
    await onImport(sourceId)
    setBusy(false)
  }
  return (
    <form className="import-owner" onSubmit={event => void importFor(textOf(formOf(event), 'owner'))}>
      <p className="hint">{said.ownerHint}</p>
      <div className="buttons">
        <SelectField
          label={said.owner}
          name="owner"
          defaultValue={first.id}
          choices={apps.map(app => [app.id, app.name] as const)}
        />
        <button type="submit" className="button" disabled={busy}>
          {busy ? words.app.working : said.forOwner}
        </button>
      </div>
    </form>
  )
}
