import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { words } from '../words/main.ts'

interface ModalProps {
  readonly title: string
  readonly onClose: () => void
  /** For what needs two columns. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** A dialog with a head that names it and closes it. */
export function Modal({ title, onClose, isWide = false, children }: ModalProps) {
  const titleId = useId()
  return (
    <Frame label={{ 'aria-labelledby': titleId }} className={isWide ? 'modal wide-modal' : 'modal'} onClose={onClose}>
      <header className="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button icon-button" title={words.app.close} onClick={onClose}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{words.app.close}</span>
        </button>
      </header>
      {children}
    </Frame>
  )
}

interface LightModalProps {
  readonly label: string
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog in which nothing can be lost: it has no head, and a press beside it closes it. */
export function LightModal({ label, className, onClose, children }: LightModalProps) {
  return (
    <Frame label={{ 'aria-label': label }} className={`modal ${className}`} onClose={onClose} onBeside={onClose}>
      {children}
    </Frame>
  )
}

interface FrameProps {
  readonly label: { readonly 'aria-label': string } | { readonly 'aria-labelledby': string }
  readonly className: string
  readonly onClose: () => void
  readonly onBeside?: () => void
  readonly children: ReactNode
}

/** Where somebody begins: the platform would begin at the button that closes. */
function startOf(dialog: HTMLElement): HTMLElement | undefined {
  const fields = dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'input:not([type=hidden], [type=file]), textarea, select',
  )
  return [...fields].find(field => !field.disabled && !(field.type === 'radio' && isPassedOver(field, dialog)))
}

/** Of radio buttons the chosen one is where somebody begins, or the first while none is. */
function isPassedOver(radio: Element, dialog: HTMLElement): boolean {
  const others = [...dialog.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  const group = others.filter(other => other.name === radio.getAttribute('name'))
  return radio !== (group.find(({ checked }) => checked) ?? group[0])
}

/** The platform's dialog: it keeps the focus inside, closes on Esc and gives the focus back. */
function Frame({ label, className, onClose, onBeside, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // A layout effect, because only a dialog that is still in the page gives the focus back when it closes.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element !== null && !element.open) {
      element.showModal()
      startOf(element)?.focus()
    }
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className}
      {...label}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      // What lies around the dialog is the dialog itself to a pointer; what is in it has a target of its own.
      onPointerDown={event => {
        if (event.target === event.currentTarget) onBeside?.()
      }}
    >
      {children}
    </dialog>
  )
}
