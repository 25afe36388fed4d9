import { Stethoscope } from 'lucide-react'
import { useStore } from '../../state/use-store.ts'
import { aboutWords } from '../../words/about.ts'
import { Section } from './section.tsx'

const said = aboutWords.diagnostics

export function DiagnosticsSection() {
  const store = useStore()
  return (
    <Section title={said.title} hint={said.hint} part="diagnostics">
      <div className="section-row buttons">
        <button type="button" className="button" onClick={() => store.show({ kind: 'diagnostics' })}>
          <Stethoscope aria-hidden="true" /> {said.make}
        </button>
      </div>
    </Section>
  )
}
