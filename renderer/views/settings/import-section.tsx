import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { Section } from './section.tsx'

const said = setupWords.import

export function ImportSection() {
  return (
    <Section title={said.title} hint={said.hint} part="import">
      <div className="section-row buttons">
        <ChooseFiles label={said.choose} />
        <span className="muted">{said.drag}</span>
      </div>
    </Section>
  )
}

/** The platform's own file chooser, behind a button of the window. */
export function ChooseFiles({ label }: { readonly label: string }) {
  const store = useStore()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <FileUp aria-hidden="true" /> {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,.jsonl,.ndjson,application/json"
        aria-label={label}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) store.show({ kind: 'import', files })
          event.target.value = ''
        }}
      />
    </>
  )
}
