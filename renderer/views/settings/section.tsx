import { type ReactNode, useId } from 'react'
import type { SettingsPart } from '../../state/model.ts'
import { useSettingsPart } from './use-settings-part.ts'

interface SectionProps {
  readonly title: string
  readonly hint?: string
  /** For a section that somebody can be sent to. */
  readonly part?: SettingsPart
  readonly children: ReactNode
}

export function Section({ title, hint, part, children }: SectionProps) {
  const id = useId()
  const target = useSettingsPart<HTMLElement>(part ?? null)
  return (
    <section className="section" aria-labelledby={id} ref={target} tabIndex={part === undefined ? undefined : -1}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p className="muted">{hint}</p>}
      </header>
      <div className="section-body">{children}</div>
    </section>
  )
}
