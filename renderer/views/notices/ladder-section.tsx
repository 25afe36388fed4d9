import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Ladder, LadderStep, NoticeRules } from '../../../electron/contract/settings/notice-rules.ts'
import { useStore } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { settingsWords } from '../../words/settings.ts'
import { SaveLine } from '../settings/form.tsx'
import { Section } from '../settings/section.tsx'
import { useSetRules } from './use-rules.ts'

const said = noticesWords.ladder
const kinds = ['banner', 'sticky', 'sound'] as const

type Channels = NoticeRules['channels']

interface LadderSectionProps {
  readonly ladder: Ladder
  readonly channels: Channels
}

/** What is tried one after the other until somebody acknowledges. */
export function LadderSection({ ladder, channels }: LadderSectionProps) {
  /** Null: as the settings have it. */
  const [edited, setEdited] = useState<Ladder | null>(null)
  const { busy, failure, set } = useSetRules()
  const store = useStore()
  const steps = edited ?? ladder
  const free = targetsOf(channels).filter(target => !steps.some(step => nameOf(step) === target))
  const add = () => {
    const [target] = free
    const last = Math.max(0, ...steps.map(({ afterSeconds }) => afterSeconds))
    if (target !== undefined) setEdited([...steps, stepOf(target, steps.length === 0 ? 0 : last + 300)])
  }
  const save = async () => {
    const ladder = steps.toSorted((a, b) => a.afterSeconds - b.afterSeconds)
    if (await set({ ladder })) store.say(settingsWords.saved)
  }
  return (
    <Section title={said.title} hint={said.hint}>
      <form
        className="section-row form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        {steps.length === 0 && <p className="muted">{said.none}</p>}
        <ul className="ladder">
          {steps.map((step, place) => (
            <li key={nameOf(step)}>
              <StepFields
                step={step}
                targets={[nameOf(step), ...free]}
                channels={channels}
                onChange={changed => setEdited(steps.toSpliced(place, 1, changed))}
                onRemove={() => setEdited(steps.toSpliced(place, 1))}
              />
            </li>
          ))}
        </ul>
        {free.length > 0 && (
          <div>
            <button type="button" className="button small" onClick={add}>
              <Plus aria-hidden="true" /> {said.add}
            </button>
          </div>
        )}
        {(edited !== null || failure !== null) && (
          <SaveLine {...{ busy, failure, save: settingsWords.save, saved: settingsWords.saved }} isSaved={false} />
        )}
      </form>
    </Section>
  )
}

interface StepFieldsProps {
  readonly step: LadderStep
  /** What the step may be, itself first. */
  readonly targets: readonly string[]
  readonly channels: Channels
  readonly onChange: (step: LadderStep) => void
  readonly onRemove: () => void
}

function StepFields({ step, targets, channels, onChange, onRemove }: StepFieldsProps) {
  const remove = said.remove(textOf(nameOf(step), channels))
  return (
    <div className="ladder-step">
      <label className="field grow">
        <span className="label">{said.step}</span>
        <select value={nameOf(step)} onChange={event => onChange(stepOf(event.target.value, step.afterSeconds))}>
          {targets.map(target => (
            <option key={target} value={target}>
              {textOf(target, channels)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{said.after}</span>
        <input
          type="number"
          min={0}
          max={10_080}
          step="any"
          value={step.afterSeconds / 60}
          onChange={event => {
            const minutes = Math.min(10_080, Math.max(0, event.target.valueAsNumber || 0))
            onChange({ ...step, afterSeconds: Math.round(minutes * 60) })
          }}
        />
      </label>
      <button type="button" className="button icon-button" title={remove} onClick={onRemove}>
        <X aria-hidden="true" />
        <span className="only-for-readers">{remove}</span>
      </button>
    </div>
  )
}

/** Every step there can be, by name: a channel is named by its id behind a colon. */
function targetsOf(channels: Channels): readonly string[] {
  return [...kinds, ...channels.map(({ id }) => `outgoing:${id}`)]
}

function nameOf(step: LadderStep): string {
  return step.kind === 'outgoing' ? `outgoing:${step.channelId}` : step.kind
}

function stepOf(name: string, afterSeconds: number): LadderStep {
  const kind = kinds.find(one => one === name)
  if (kind !== undefined) return { kind, afterSeconds }
  return { kind: 'outgoing', channelId: name.slice('outgoing:'.length), afterSeconds }
}

function textOf(name: string, channels: Channels): string {
  const kind = kinds.find(one => one === name)
  if (kind !== undefined) return said.kinds[kind]
  const channel = channels.find(({ id }) => name === `outgoing:${id}`)
  return said.to(channel?.name ?? name)
}
