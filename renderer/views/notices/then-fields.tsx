import { Fragment, useId } from 'react'
import { urgencies } from '../../../electron/contract/notices/notice.ts'
import { Switch } from '../../parts/field.tsx'
import { noticesWords } from '../../words/notices.ts'
import { rulesWords } from '../../words/rules.ts'
import type { RuleDraft } from './rule-draft.ts'

const said = rulesWords.what
const kinds = ['tell', 'digest', 'silent'] as const

export interface DraftProps {
  readonly draft: RuleDraft
  readonly onChange: (change: Partial<RuleDraft>) => void
}

/** What a rule does with what fits it. */
export function ThenFields({ draft, onChange }: DraftProps) {
  const name = useId()
  return (
    <fieldset className="radios">
      <legend>{said.title}</legend>
      {kinds.map(kind => (
        <Fragment key={kind}>
          <label className="radio">
            <input type="radio" name={name} checked={draft.does === kind} onChange={() => onChange({ does: kind })} />
            <span>{said.kinds[kind]}</span>
            <span className="hint">{said.kindHints[kind]}</span>
          </label>
          {kind === 'tell' && draft.does === kind && <TellingFields draft={draft} onChange={onChange} />}
        </Fragment>
      ))}
    </fieldset>
  )
}

function TellingFields({ draft: { telling }, onChange }: DraftProps) {
  const id = useId()
  const change = (part: Partial<RuleDraft['telling']>) => onChange({ telling: { ...telling, ...part } })
  const lates = ['digest', 'alike'] as const
  return (
    <div className="telling">
      <div className="field">
        <label htmlFor={`${id}-urgency`}>{said.urgency}</label>
        <select
          id={`${id}-urgency`}
          value={telling.urgency}
          onChange={event => {
            const urgency = urgencies.find(one => one === event.target.value)
            if (urgency !== undefined) change({ urgency })
          }}
        >
          {urgencies.map(urgency => (
            <option key={urgency} value={urgency}>
              {noticesWords.does.urgency[urgency]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-late`}>{said.late}</label>
        <select
          id={`${id}-late`}
          value={telling.late}
          onChange={event => {
            const late = lates.find(one => one === event.target.value)
            if (late !== undefined) change({ late })
          }}
        >
          {lates.map(late => (
            <option key={late} value={late}>
              {said.lates[late]}
            </option>
          ))}
        </select>
      </div>
      <Switch label={said.sound} checked={telling.sound} onChange={sound => change({ sound })} />
      <Switch
        label={said.escalates}
        hint={said.escalatesHint}
        checked={telling.escalates}
        onChange={escalates => change({ escalates })}
      />
    </div>
  )
}
