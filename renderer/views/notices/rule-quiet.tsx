import { useId } from 'react'
import { rulesWords } from '../../words/rules.ts'
import { QuietFields } from './quiet-fields.tsx'
import type { DraftProps } from './then-fields.tsx'

const said = rulesWords.quiet
const kinds = ['general', 'none', 'own'] as const

/** Which quiet hours hold a rule back. */
export function RuleQuiet({ draft, onChange }: DraftProps) {
  const name = useId()
  return (
    <fieldset className="radios">
      <legend>{said.title}</legend>
      {kinds.map(kind => (
        <label key={kind} className="radio">
          <input type="radio" name={name} checked={draft.quiet === kind} onChange={() => onChange({ quiet: kind })} />
          <span>{said[kind]}</span>
        </label>
      ))}
      {draft.quiet === 'own' && <QuietFields hours={draft.hours} onChange={hours => onChange({ hours })} />}
    </fieldset>
  )
}
