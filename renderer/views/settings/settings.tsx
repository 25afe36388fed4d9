import type { AppState } from '../../../electron/contract/app-state.ts'
import { settingsWords } from '../../words-settings.ts'
import { DestinationsSection } from '../destinations/destinations-section.tsx'
import { AboutSection } from './about.tsx'
import { CategoriesSection } from './categories.tsx'
import { ComputerSection } from './computer.tsx'
import { LimitsSection } from './data/limits.tsx'
import { TakeAlongSection } from './data/take-along.tsx'
import { WhereSection } from './data/where.tsx'
import { DiagnosticsSection } from './diagnostics.tsx'
import { ImportSection } from './import-section.tsx'
import { LanguageSection } from './language.tsx'
import { NotificationsSection } from './notifications.tsx'
import { PracticeSection } from './practice.tsx'
import { SourcesSection } from './sources.tsx'
import { TunnelSection } from './tunnel.tsx'
import { UpdatesSection } from './updates/updates.tsx'

export function SettingsView({ app }: { readonly app: AppState }) {
  const { settings } = app
  return (
    <main className="page">
      <div className="page-inner">
        <h1>{settingsWords.title}</h1>
        <SourcesSection sources={settings.sources} />
        <TunnelSection settings={settings} hasToken={app.hasTunnelToken} />
        <DestinationsSection />
        <CategoriesSection categories={settings.categories} />
        <NotificationsSection
          notifications={settings.notifications}
          hasOwnRules={settings.noticeRules.rules !== null}
        />
        <ComputerSection />
        <LanguageSection language={settings.language} />
        <ImportSection />
        <WhereSection folder={app.dataDir} />
        <LimitsSection retention={settings.retention} />
        <TakeAlongSection />
        <PracticeSection isOn={settings.practice} />
        <UpdatesSection updates={app.updates} settings={settings.updates} />
        <AboutSection app={app} />
        <DiagnosticsSection />
      </div>
    </main>
  )
}
