import { RotateCw, TriangleAlert } from 'lucide-react'
import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import { useActions } from '../../actions/use-actions.ts'
import { useVoice } from '../../language/voice.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { isFresh } from '../../state/fresh.ts'
import type { Place } from '../../state/model.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { ConnectionView } from '../connection/connection.tsx'
import { TransactionDetailView } from '../detail/transaction-detail.tsx'
import { DropZone } from '../import/drop-zone.tsx'
import { TransactionList } from '../list/transaction-list.tsx'
import { NoticesView } from '../notices/notices.tsx'
import { OverviewView } from '../overview/overview.tsx'
import { Quarantine } from '../quarantine/quarantine.tsx'
import { ReportView } from '../report/report.tsx'
import { SettingsView } from '../settings/settings.tsx'
import { Announcer } from './announcer.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Dialogs } from './dialogs.tsx'
import { FirstRun } from './first-run.tsx'
import { PracticeBanner } from './practice-banner.tsx'
import { Rail } from './rail.tsx'
import { ToldLine } from './told-line.tsx'
import { TroubleBanner } from './trouble-banner.tsx'

/** The frame: rail, list and detail side by side, with the connection below them. */
export function Shell() {
  const app = usePick(state => state.app)
  const failure = usePick(state => state.failure)
  useActions()
  if (app === null) return failure === null ? <Loading /> : <Broken sentence={failure} />
  return (
    <div className="shell">
      {app.settings.practice && <PracticeBanner />}
      <TroubleBanner />
      <Middle app={app} />
      <ConnectionBar />
      <Dialogs />
      <DropZone />
      <ToldLine />
      <Announcer />
    </div>
  )
}

/** There before anything is connected. */
const placesBeforeSetUp: ReadonlySet<Place['kind']> = new Set(['settings', 'notices', 'connection'])

function Middle({ app }: { readonly app: AppState }) {
  const place = usePick(state => state.place)
  const isDetailOpen = usePick(state => state.detail !== null)
  const { locale } = useVoice()
  if (isFresh(app) && !placesBeforeSetUp.has(place.kind)) return <FirstRun />
  return (
    <div className="panes" data-detail={place.kind === 'list' && isDetailOpen}>
      <Rail />
      {place.kind === 'list' && <TransactionList />}
      {place.kind === 'list' && isDetailOpen && <TransactionDetailView />}
      {place.kind === 'overview' && <OverviewView key={locale} />}
      {place.kind === 'report' && <ReportView />}
      {place.kind === 'quarantine' && <Quarantine />}
      {place.kind === 'connection' && <ConnectionView />}
      {place.kind === 'notices' && <NoticesView />}
      {place.kind === 'settings' && <SettingsView app={app} />}
    </div>
  )
}

function Loading() {
  return (
    <p className="whole-window muted" role="status">
      {words.app.loading}
    </p>
  )
}

function Broken({ sentence }: { readonly sentence: string }) {
  const store = useStore()
  return (
    <div className="whole-window" role="alert">
      <EmptyState icon={TriangleAlert} title={sentence}>
        <button type="button" className="button" onClick={() => void store.reload()}>
          <RotateCw aria-hidden="true" /> {words.app.retry}
        </button>
      </EmptyState>
    </div>
  )
}
