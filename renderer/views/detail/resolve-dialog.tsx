import { useEffect, useState } from 'react'
import { type Transaction, type Verdict, verdicts } from '../../../electron/contract/transactions/transaction.ts'
import { TextArea, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { detailWords } from '../../words/detail.ts'
import { meaningWords } from '../../words/meaning.ts'
import { DialogForm } from '../settings/form.tsx'

const said = meaningWords.resolution

interface ResolveDialogProps {
  readonly id: string
  readonly onClose: () => void
}

/** Asks what really happened. Nothing is chosen before a person chooses it. */
export function ResolveDialog({ id, onClose }: ResolveDialogProps) {
  const row = usePick(({ detail }) => (detail?.id === id ? (detail.value ?? detail.row) : null))
  const { busy, failure, act } = useAct()
  const [verdict, setVerdict] = useState<Verdict | null>(row?.resolution?.verdict ?? null)
  const [isMissing, setMissing] = useState(false)
  // The button that opened it may be gone with the old verdict: then the focus goes to the transaction.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('.detail')?.focus()
    },
    [],
  )
  const resolve = async (form: FormData) => {
    setMissing(verdict === null)
    if (verdict === null) return
    const done = await act('transactions.resolve', { id, verdict, note: textOf(form, 'note') })
    if (done !== undefined) onClose()
  }
  return (
    <Modal title={said.dialogTitle} onClose={onClose}>
      <DialogForm
        submit={said.submit}
        busy={busy}
        failure={isMissing && verdict === null ? said.choose : failure}
        onSubmit={form => void resolve(form)}
        onClose={onClose}
      >
        {row !== null && <Subject row={row} />}
        <p className="hint">{said.hint}</p>
        <fieldset className="radios">
          <legend>{said.verdict}</legend>
          {verdicts.map(one => (
            <label key={one} className="radio">
              <input
                type="radio"
                name="verdict"
                value={one}
                checked={verdict === one}
                onChange={() => setVerdict(one)}
              />
              <span>{said.verdicts[one].label}</span>
              <span className="hint">{said.verdicts[one].hint}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          label={said.note}
          hint={said.noteHint}
          name="note"
          maxLength={2000}
          defaultValue={row?.resolution?.note ?? ''}
        />
      </DialogForm>
    </Modal>
  )
}

function Subject({ row }: { readonly row: Transaction }) {
  return (
    <p className="subject">
      <StatusBadge status={row.status} />
      <span>{row.operator === null ? row.title : detailWords.on(row.title, row.operator)}</span>
    </p>
  )
}
