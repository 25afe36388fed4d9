import { Play } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import { faultKinds, faultPlanSchema, practiceDaySchema } from '../../../electron/contract/practice.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { TextField, textOf } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { practiceWords as said } from '../../words/practice.ts'
import { PracticeResult } from './practice-result.tsx'
import { usePractice } from './use-practice.ts'

/** Many transactions at once, and what shall go wrong with their deliveries. */
export function PracticeDay() {
  const id = useId()
  const { state, renew } = usePractice()
  const { busy, failure, act } = useAct()
  const [isInvalid, setInvalid] = useState(false)

  const play = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const number = (name: string) => Number(textOf(form, name).replace(',', '.') || Number.NaN)
    const shares = Object.fromEntries(faultKinds.map(kind => [kind, number(kind)]))
    const plan = faultPlanSchema.safeParse({ ...shares, seed: number('seed') })
    const day = practiceDaySchema.safeParse({ rate: number('rate'), seconds: number('seconds') })
    setInvalid(!plan.success || !day.success)
    if (!plan.success || !day.success) return
    if ((await act('practice.faults', plan.data)) === undefined) return
    await act('practice.day', day.data)
    renew()
  }

  if (state === null) return null
  return (
    <div className="section-row practice-day">
      <h3 id={id}>{said.title}</h3>
      <p className="hint">{said.hint}</p>
      <form className="form" noValidate aria-labelledby={id} onSubmit={event => void play(event)}>
        <div className="practice-fields">
          {faultKinds.map(kind => (
            <NumberField key={kind} name={kind} label={said.share(said.fault[kind])} value={state.plan[kind]} />
          ))}
          <NumberField name="seed" label={said.seed} value={state.plan.seed} />
          <NumberField name="rate" label={said.rate} value={5} />
          <NumberField name="seconds" label={said.seconds} value={60} />
        </div>
        <FailureText sentence={isInvalid ? said.invalid : failure} />
        <div className="buttons">
          <button type="submit" className="button" disabled={busy}>
            <Play aria-hidden="true" /> {said.play}
          </button>
        </div>
      </form>
      <PracticeResult state={state} />
    </div>
  )
}

interface NumberFieldProps {
  readonly name: string
  readonly label: string
  readonly value: number
}

function NumberField({ name, label, value }: NumberFieldProps) {
  return (
    <TextField name={name} label={label} type="number" inputMode="decimal" min={0} step="any" defaultValue={value} />
  )
}
