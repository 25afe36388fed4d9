import { useState } from 'react'
import type { Asking } from '../../../electron/contract/bridge/ipc.ts'
import type { ReplayCheck } from '../../../electron/contract/bridge/replay-questions.ts'
import { Switch, TextArea, TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct } from '../../state/use-store.ts'
import { replayWords as said } from '../../words/replay.ts'
import { DialogForm } from '../settings/form.tsx'

type Form = Asking<'replay.send'>['form']
const forms = ['stored', 'masked', 'changed'] as const satisfies readonly Form[]

interface ReplayDialogProps {
  readonly seq: number
  /** As it is shown: what is hidden in it is hidden in a changed copy too. */
  readonly json: string
  readonly onClose: () => void
}

/** What was looked at before anything is sent, and then what became of it. */
type Step = { readonly kind: 'asked' } | ({ readonly kind: 'checked' } & ReplayCheck) | Ended
interface Ended {
  readonly kind: 'ended'
  readonly trouble: string | null
}

/** Sends one delivery to an address: first it says what that would be. */
export function ReplayDialog({ seq, json, onClose }: ReplayDialogProps) {
  const { busy, failure, act } = useAct()
  const [form, setForm] = useState<Form>('stored')
  const [signs, setSigns] = useState(false)
  const [step, setStep] = useState<Step>({ kind: 'asked' })
  const again = () => setStep({ kind: 'asked' })

  const submit = async (fields: FormData) => {
    const url = textOf(fields, 'url')
    if (step.kind !== 'checked') {
      const check = await act('replay.check', { seq, url })
      return check === undefined ? again() : setStep({ kind: 'checked', ...check })
    }
    const body = form === 'changed' ? textOf(fields, 'body') : null
    const sent = await act('replay.send', { seq, url, form, body, signs: form !== 'masked' && signs })
    if (sent !== undefined) setStep({ kind: 'ended', ...sent })
  }

  return (
    <Modal title={said.title(seq)} onClose={onClose}>
      <DialogForm
        submit={step.kind === 'checked' ? said.send : said.check}
        busy={busy}
        failure={failure}
        onSubmit={fields => void submit(fields)}
        onClose={onClose}
      >
        <TextField
          label={said.address}
          hint={said.addressHint}
          name="url"
          type="url"
          required
          maxLength={2000}
          placeholder="http://127.0.0.1:3000/hook"
          onChange={again}
        />
        <fieldset className="radios">
          <legend>{said.what}</legend>
          {forms.map(one => (
            <label key={one} className="radio">
              <input
                type="radio"
                name="form"
                value={one}
                checked={form === one}
                onChange={() => {
                  setForm(one)
                  again()
                }}
              />
              <span>{said.forms[one].label}</span>
              <span className="hint">{said.forms[one].hint}</span>
            </label>
          ))}
        </fieldset>
        {form === 'changed' && (
          <TextArea label={said.body} name="body" rows={12} spellCheck={false} defaultValue={json} onChange={again} />
        )}
        {form !== 'masked' && (
          <Switch
            label={said.signs}
            hint={said.signsHint}
            checked={signs}
            onChange={on => {
              setSigns(on)
              again()
            }}
          />
        )}
        <p role="status">{sentenceOf(step, form)}</p>
      </DialogForm>
    </Modal>
  )
}

function sentenceOf(step: Step, form: Form): string {
  switch (step.kind) {
    case 'asked':
      return ''
    case 'checked':
      return said.wouldBe(step.origin, said.forms[form].label)
    case 'ended':
      return step.trouble === null ? said.taken : said.refused(step.trouble)
  }
}
