import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface PanelButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly children: (close: () => void) => ReactNode
}

/** A button with a panel below it, which closes on Esc and on whatever happens beside it. */
export function PanelButton({ icon: Icon, label, children }: PanelButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  const close = () => setOpen(false)

  useEffect(() => {
    if (!isOpen) return
    const onBeside = ({ target }: Event) => {
      if (!(target instanceof Node && whole.current?.contains(target))) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onBeside)
    document.addEventListener('focusin', onBeside)
    // Before others, who would close what lies below.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', onBeside)
      document.removeEventListener('focusin', onBeside)
      document.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [isOpen])

  return (
    <div ref={whole} className="panel-button">
      <button
        ref={button}
        type="button"
        className="button icon-button"
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon aria-hidden="true" />
        <span className="only-for-readers">{label}</span>
      </button>
      {isOpen && (
        <section id={panelId} className="popover" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  )
}
