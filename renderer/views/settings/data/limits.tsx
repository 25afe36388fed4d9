import { type SubmitEvent, useState } from 'react'
import type { RetentionPreview } from '../../../../electron/contract/bridge/data.ts'
import type { RetentionSettings } from '../../../../electron/contract/settings/settings.ts'
import { limitSentences } from '../../../limit-sentences.ts'
import { FailureText } from '../../../parts/failure-text.tsx'
import { TextField } from '../../../parts/field.tsx'
import { useAct } from '../../../state/use-store.ts'
import { count } from '../../../when.ts'
import { dataWords } from '../../../words/data.ts'
import { settingsWords } from '../../../words/settings.ts'
import { SaveLine } from '../form.tsx'
import { Section } from '../section.tsx'
import { ConfirmLimits } from './confirm-limits.tsx'
import { draftOf, type LimitsDraft, limitsOf, type TooLarge, takesTexts } from './limits-draft.ts'

const said = dataWords.retention
const fields = () =>
  [
    ['trim', said.trim, said.trimHint],
    ['age', said.age, said.ageHint],
    ['failedLonger', said.failedLonger, said.failedLongerHint],
    ['most', said.most, said.overHint],
    ['largest', said.largest, said.overHint],
  ] as const

/** Limits that are saved, and what they would take away. */
interface Asked {
  readonly limits: RetentionSettings
  readonly preview: RetentionPreview
}

export function LimitsSection({ retention }: { readonly retention: RetentionSettings }) {
  /** Null: as the settings have it. */
  const [edited, setEdited] = useState<LimitsDraft | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isSaved, setSaved] = useState(false)
  const { busy, failure, act } = useAct()
  const draft = edited ?? draftOf(retention)
  const { limits, tooLarge } = limitsOf(draft, retention)

  const change = (name: keyof LimitsDraft, value: string) => {
    setSaved(false)
    setEdited({ ...draft, [name]: value })
  }
  const save = async (wanted: RetentionSettings) => {
    const done = await act('retention.set', wanted)
    if (done === undefined) return
    setAsked(null)
    setEdited(null)
    setSaved(true)
  }
  /** Nothing goes without somebody having seen what, and no limit is saved in silence that takes nothing. */
  const review = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (limits === null) return
    const preview = await act('retention.preview', limits)
    if (preview === undefined) return
    const isToBeSeen = preview.transactions > 0 || preview.leastBytes !== null
    if (isToBeSeen || takesTexts(limits, retention)) setAsked({ limits, preview })
    else await save(limits)
  }

  return (
    <Section title={said.title} hint={said.hint} part="limits">
      <form className="section-row form" noValidate onSubmit={event => void review(event)}>
        <div className="limit-fields">
          {fields().map(([name, label, hint]) => (
            <TextField
              key={name}
              label={label}
              hint={hint}
              type="number"
              inputMode="numeric"
              min={1}
              step={1}
              value={draft[name]}
              onChange={event => change(name, event.target.value)}
            />
          ))}
        </div>
        <section className="limit-meaning" aria-label={said.meaning} aria-live="polite">
          {limits === null ? (
            <FailureText sentence={tooLarge === null ? said.invalid : tooLargeText(tooLarge)} />
          ) : (
            limitSentences(limits).map(sentence => <p key={sentence}>{sentence}</p>)
          )}
        </section>
        <SaveLine
          save={said.save}
          saved={settingsWords.saved}
          busy={busy}
          isSaved={isSaved}
          failure={failure}
          isInvalid={limits === null}
        />
      </form>
      {asked !== null && (
        <ConfirmLimits
          {...asked}
          busy={busy}
          failure={failure}
          onConfirm={() => void save(asked.limits)}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

function tooLargeText({ field, most }: TooLarge): string {
  const [, label = field] = fields().find(([name]) => name === field) ?? []
  return said.tooLarge(label, count(most))
}
