import type { DiagnosticsPreview } from '../../../electron/contract/about.ts'
import { aboutWords } from '../../words/about.ts'

const said = aboutWords.diagnostics

/** Each part of the file, word for word. */
export function DiagnosticsParts({ parts }: Pick<DiagnosticsPreview, 'parts'>) {
  return (
    <div className="diagnostics-parts">
      {parts.map(({ name, text }, place) => (
        <details key={name} className="diagnostics-part" open={place === 0}>
          <summary>
            <strong>{said.part[name]}</strong> <span className="hint">{said.partHint[name]}</span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard. */}
          <section className="diagnostics-text" tabIndex={0} aria-label={said.part[name]}>
            <pre>{text}</pre>
          </section>
        </details>
      ))}
    </div>
  )
}
