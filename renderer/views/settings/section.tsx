import { type ReactNode, type Ref, useId } from 'react'

interface SectionProps {
  readonly title: string
  readonly hint?: string
  /** For a section that somebody can be sent to. */
  readonly target?: Ref<HTMLElement>
  readonly children: ReactNode
}

export function Section({ title, hint, target, children }: SectionProps) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id} ref={target} tabIndex={target === undefined ? undefined : -1}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p className="muted">{hint}</p>}
      </header>
      <div className="section-body">{children}</div>
    </section>
  )
}
