import { useState } from 'react'
import type { QuietHours } from '../../../electron/contract/settings/notice-rules.ts'
import { Switch } from '../../parts/field.tsx'
import { useStore } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { settingsWords } from '../../words/settings.ts'
import { SaveLine } from '../settings/form.tsx'
import { Section } from '../settings/section.tsx'
import { isQuietValid, usualQuiet } from './quiet-draft.ts'
import { QuietFields } from './quiet-fields.tsx'
import { useSetRules } from './use-rules.ts'

const said = noticesWords.quiet

/** The quiet hours of all rules that have none of their own. */
export function QuietSection({ hours }: { readonly hours: QuietHours | null }) {
  /** Null: as the settings have it. */
  const [edited, setEdited] = useState<QuietHours | null>(null)
  const { busy, failure, set } = useSetRules()
  const store = useStore()
  const saving = { save: settingsWords.save, saved: settingsWords.saved }
  const draft = edited ?? hours
  const change = async (isOn: boolean) => {
    if (isOn) setEdited(usualQuiet())
    else if (hours === null || (await set({ quietHours: null }))) setEdited(null)
  }
  const save = async () => {
    if (draft !== null && (await set({ quietHours: draft }))) store.say(settingsWords.saved)
  }
  return (
    <Section title={said.title} hint={said.hint}>
      <div className="section-row">
        <Switch label={said.switch} checked={draft !== null} disabled={busy} onChange={isOn => void change(isOn)} />
      </div>
      {draft !== null && (
        <form
          className="section-row form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void save()
          }}
        >
          <QuietFields hours={draft} onChange={setEdited} />
          {(edited !== null || failure !== null) && (
            <SaveLine {...{ busy, failure }} {...saving} isSaved={false} isInvalid={!isQuietValid(draft)} />
          )}
        </form>
      )}
    </Section>
  )
}
