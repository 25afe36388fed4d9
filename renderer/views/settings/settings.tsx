import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import { settingsWords } from '../../words/settings.ts'
import { DestinationsSection } from '../destinations/destinations-section.tsx'
import { EngineSection } from '../engine/engine-section.tsx'
import { OfEngine } from '../engine/of-engine.tsx'
import { AboutSection } from './about.tsx'
import { CategoriesSection } from './categories.tsx'
import { ComputerSection } from './computer.tsx'
import { LimitsSection } from './data/limits.tsx'
import { TakeAlongSection } from './data/take-along.tsx'
import { WhereSection } from './data/where.tsx'
import { DiagnosticsSection } from './diagnostics.tsx'
import { ImportSection } from './import-section.tsx'
import { LanguageSection } from './language.tsx'
import { NotificationTest } from './notification-test.tsx'
import { NotificationsSection, ToRules } from './notifications.tsx'
import { PracticeSection } from './practice.tsx'
import { Section } from './section.tsx'
import { SourcesSection } from './sources.tsx'
import { TunnelSection } from './tunnel.tsx'
import { UpdatesSection } from './updates/updates.tsx'

interface SettingsProps {
  readonly app: AppState
}

export function SettingsView({ app }: SettingsProps) {
  return (
    <main className="page">
      <div className="page-inner">
        <h1>{settingsWords.title}</h1>
        {app.engine.kind === 'own' ? <WithOwnEngine app={app} /> : <WithEngineElsewhere app={app} />}
      </div>
    </main>
  )
}

function WithOwnEngine({ app }: SettingsProps) {
  return (
    <>
      <Connecting app={app} />
      <Telling app={app} />
      <ComputerSection />
      <LanguageSection language={app.settings.language} />
      <ImportSection />
      <WhereSection folder={app.dataDir} />
      <LimitsSection retention={app.settings.retention} />
      <TakeAlongSection />
      <PracticeSection isOn={app.settings.practice} />
      <EngineSection />
      <OfTheApp app={app} />
    </>
  )
}

/** What is of this computer comes first; the rest is for reading. */
function WithEngineElsewhere({ app }: SettingsProps) {
  return (
    <>
      <EngineSection />
      <Section title={settingsWords.notifications.title}>
        <NotificationTest />
        <ToRules />
      </Section>
      <ComputerSection />
      <LanguageSection language={app.settings.language} />
      <OfTheApp app={app} />
      <OfEngine>
        <Connecting key={app.settings.tunnel.kind} app={app} />
        <Telling app={app} />
        <LimitsSection retention={app.settings.retention} />
      </OfEngine>
    </>
  )
}

function Connecting({ app: { settings, hasTunnelToken } }: SettingsProps) {
  return (
    <>
      <SourcesSection sources={settings.sources} />
      <TunnelSection settings={settings} hasToken={hasTunnelToken} />
      <DestinationsSection />
      <CategoriesSection categories={settings.categories} />
    </>
  )
}

function Telling({ app: { settings } }: SettingsProps) {
  return (
    <NotificationsSection notifications={settings.notifications} hasOwnRules={settings.noticeRules.rules !== null} />
  )
}

function OfTheApp({ app }: SettingsProps) {
  return (
    <>
      <UpdatesSection updates={app.updates} settings={app.settings.updates} />
      <AboutSection app={app} />
      <DiagnosticsSection />
    </>
  )
}
