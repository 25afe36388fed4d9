import { RefreshCw } from 'lucide-react'
import { useId } from 'react'
import { type UpdateSettings, type UpdateState, updateChannels } from '../../../../electron/contract/updates.ts'
import { FailureText } from '../../../parts/failure-text.tsx'
import { Switch } from '../../../parts/field.tsx'
import { useAct } from '../../../state/use-store.ts'
import { updateWords } from '../../../words/updates.ts'
import { Section } from '../section.tsx'
import { UpdateStep } from './update-step.tsx'

const said = updateWords

interface UpdatesProps {
  readonly updates: UpdateState
  readonly settings: UpdateSettings
}

/** Whether there is a newer version, what is new in it, and each step of getting it. */
export function UpdatesSection({ updates, settings }: UpdatesProps) {
  if (updates.kind === 'unsupported') {
    return (
      <Section title={said.title} part="updates">
        <p className="section-row muted">{said.unsupported}</p>
      </Section>
    )
  }
  return (
    <Section title={said.title} hint={said.hint} part="updates">
      <UpdateStep updates={updates} />
      <CheckNow updates={updates} />
      <Wishes settings={settings} />
    </Section>
  )
}

/** Not while something is under way: what is asked meanwhile gets no other answer. */
function CheckNow({ updates }: { readonly updates: UpdateState }) {
  const { busy, failure, act } = useAct()
  const isResting = updates.kind === 'current' || updates.kind === 'available' || updates.kind === 'failed'
  return (
    <div className="section-row buttons">
      <button
        type="button"
        className="button"
        disabled={busy || !isResting}
        onClick={() => void act('updates.check', undefined)}
      >
        <RefreshCw aria-hidden="true" /> {said.check}
      </button>
      <FailureText sentence={failure} />
    </div>
  )
}

function Wishes({ settings }: { readonly settings: UpdateSettings }) {
  const { busy, failure, act } = useAct()
  const id = useId()
  const choose = (value: string) => {
    const channel = updateChannels.find(one => one === value)
    if (channel !== undefined) void act('updates.set', { ...settings, channel })
  }
  return (
    <>
      <div className="section-row">
        <Switch
          label={said.automatic}
          hint={said.automaticHint}
          checked={settings.automatic}
          disabled={busy}
          onChange={automatic => void act('updates.set', { ...settings, automatic })}
        />
      </div>
      <div className="section-row">
        <div className="field">
          <label htmlFor={id}>{said.channel}</label>
          <select
            id={id}
            value={settings.channel}
            disabled={busy}
            onChange={event => choose(event.currentTarget.value)}
          >
            {updateChannels.map(one => (
              <option key={one} value={one}>
                {said.channels[one]}
              </option>
            ))}
          </select>
        </div>
        <FailureText sentence={failure} />
      </div>
    </>
  )
}
