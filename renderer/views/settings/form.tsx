import type { ReactNode, SubmitEvent } from 'react'
import { FailureText } from '../../parts/failure-text.tsx'
import { words } from '../../words.ts'

interface DialogFormProps {
  readonly submit: string
  readonly busy: boolean
  readonly failure: string | null
  readonly onSubmit: (form: FormData, element: HTMLFormElement) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of a dialog's form: fields, then what went wrong, then the two buttons. */
export function DialogForm({ submit, busy, failure, onSubmit, onClose, children }: DialogFormProps) {
  return (
    <form className="form" onSubmit={event => onSubmit(formOf(event), event.currentTarget)}>
      {children}
      <FailureText sentence={failure} />
      <footer className="form-foot">
        <button type="button" className="button" onClick={onClose}>
          {words.app.cancel}
        </button>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? words.app.working : submit}
        </button>
      </footer>
    </form>
  )
}

/** What a form holds; the page itself is not left. */
export function formOf(event: SubmitEvent<HTMLFormElement>): FormData {
  event.preventDefault()
  return new FormData(event.currentTarget)
}
