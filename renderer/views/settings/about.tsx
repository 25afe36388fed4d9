import { ExternalLink, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type About, pages } from '../../../electron/contract/about.ts'
import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import { ask } from '../../bridge.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct } from '../../state/use-store.ts'
import { aboutWords } from '../../words/about.ts'
import { settingsWords } from '../../words/settings.ts'
import { Section } from './section.tsx'

const said = settingsWords.about

export function AboutSection({ app }: { readonly app: AppState }) {
  const about = useAbout()
  return (
    <Section title={said.title} part="about">
      {!app.secretsAreKept && (
        <p className="section-row warning">
          <TriangleAlert aria-hidden="true" /> {said.noKeychain}
        </p>
      )}
      <dl className="section-row facts">
        {about?.versions.map(({ name, version }) => (
          <Fact key={name} name={name} value={version} />
        ))}
        {about !== null && <Fact name={aboutWords.system} value={about.system} />}
        {about !== null && <Fact name={aboutWords.license} value={licenseOf(about)} />}
        <div>
          <dt>{aboutWords.dataDir}</dt>
          <dd className="path">
            <code>{app.dataDir}</code>
            <CopyButton text={app.dataDir} label={said.copyPath} />
          </dd>
        </div>
      </dl>
      {about !== null && (
        <div className="section-row buttons">
          <CopyButton text={textOf(about)} label={aboutWords.copyVersions} />
        </div>
      )}
      <Links />
    </Section>
  )
}

function useAbout(): About | null {
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    let isWanted = true
    void ask('app.about', undefined).then(reply => {
      if (isWanted && reply.ok) setAbout(reply.value)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return about
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function licenseOf({ license }: About): string {
  const words: Readonly<Record<string, string>> = aboutWords.licenses
  return words[license] ?? license
}

/** As people paste it into a report. */
function textOf({ versions, system }: About): string {
  return [...versions.map(({ name, version }) => `${name} ${version}`), system].join('\n')
}

function Links() {
  const { act, busy, failure } = useAct()
  return (
    <section className="section-row" aria-label={aboutWords.links}>
      <div className="buttons" title={aboutWords.opensBrowser}>
        {pages.map(page => (
          <button
            key={page}
            type="button"
            className="button small"
            disabled={busy}
            onClick={() => void act('app.visit', { page })}
          >
            <ExternalLink aria-hidden="true" /> {aboutWords.link[page]}
          </button>
        ))}
      </div>
      <FailureText sentence={failure} />
    </section>
  )
}
