import { TriangleAlert } from 'lucide-react'
import type { AppState } from '../../../electron/contract/ipc.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { words } from '../../words.ts'
import { settingsWords } from '../../words-settings.ts'
import { Section } from './section.tsx'

const said = settingsWords.about

export function About({ app }: { readonly app: AppState }) {
  return (
    <Section title={said.title}>
      {!app.secretsAreKept && (
        <p className="section-row warning">
          <TriangleAlert aria-hidden="true" /> {said.noKeychain}
        </p>
      )}
      <dl className="section-row facts">
        <div>
          <dt>{said.version}</dt>
          <dd>
            {words.app.name} {app.version}
          </dd>
        </div>
        <div>
          <dt>{said.runtime}</dt>
          <dd>{app.runtime}</dd>
        </div>
        <div>
          <dt>{said.dataDir}</dt>
          <dd className="path">
            <code>{app.dataDir}</code>
            <CopyButton text={app.dataDir} label={said.copyPath} />
          </dd>
        </div>
      </dl>
    </Section>
  )
}
