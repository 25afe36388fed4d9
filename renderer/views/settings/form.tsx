import type { ReactNode, SubmitEvent } from 'react'
import { ActButton } from '../../parts/act-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { words } from '../../words/main.ts'

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
        <ActButton type="submit" className="button primary" busy={busy}>
          {busy ? words.app.working : submit}
        </ActButton>
      </footer>
    </form>
  )
}

interface SaveLineProps {
  readonly save: string
  readonly saved: string
  readonly busy: boolean
  readonly isSaved: boolean
  readonly failure: string | null
  /** What is filled in cannot be saved. */
  readonly isInvalid?: boolean
}

/** The end of a form that stays: what went wrong, the button, and that it is done. */
export function SaveLine({ save, saved, busy, isSaved, failure, isInvalid = false }: SaveLineProps) {
  return (
    <>
      <FailureText sentence={failure} />
      <div className="buttons">
        <ActButton type="submit" className="button" busy={busy} disabled={isInvalid}>
          {busy ? words.app.working : save}
        </ActButton>
        <span role="status" className="muted">
          {isSaved && saved}
        </span>
      </div>
    </>
  )
}

/** What a form holds; the page itself is not left. */
export function formOf(event: SubmitEvent<HTMLFormElement>): FormData {
  event.preventDefault()
  return new FormData(event.currentTarget)
}
