import {
  Ban,
  CalendarClock,
  ChartLine,
  CircleCheck,
  CircleDashed,
  Hourglass,
  Inbox,
  type LucideIcon,
  OctagonX,
  PackageOpen,
  Settings,
  TriangleAlert,
  Waypoints,
} from 'lucide-react'
import { useRef } from 'react'
import type { Place } from '../../state/model.ts'
import { countOf, type ViewId, viewIds } from '../../state/saved-views.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { shownUserView } from '../../state/user-views.ts'
import { count } from '../../when.ts'
import { healthWords } from '../../words/health.ts'
import { words } from '../../words/main.ts'
import { overviewWords } from '../../words/overview.ts'
import { UserViewItems } from '../query/user-view-items.tsx'

const icons: Readonly<Record<ViewId, LucideIcon>> = {
  all: Inbox,
  attention: TriangleAlert,
  failed: OctagonX,
  pending: CircleDashed,
  stuck: Hourglass,
  late: CalendarClock,
  succeeded: CircleCheck,
  cancelled: Ban,
}

/** The saved views with their live counts. */
export function Rail() {
  const counts = usePick(state => state.app?.counts)
  const quarantined = usePick(state => state.quarantine.length)
  const broken = usePick(state => state.health?.links.filter(link => link.state === 'broken').length ?? 0)
  const place = usePick(state => state.place)
  const isOwnView = usePick(state => shownUserView(state) !== null)
  const list = useRef<HTMLUListElement>(null)
  return (
    <nav className="rail" aria-label={words.rail.label}>
      <ul ref={list} className="rail-views">
        <RailItem
          icon={ChartLine}
          label={overviewWords.title}
          amount={0}
          isCurrent={place.kind === 'overview' || place.kind === 'report'}
          place={{ kind: 'overview' }}
          tone="overview"
        />
        {viewIds.map(view => (
          <RailItem
            key={view}
            icon={icons[view]}
            label={words.rail.views[view]}
            amount={(counts && countOf(view, counts)) ?? 0}
            isCurrent={place.kind === 'list' && place.view === view && !isOwnView}
            place={{ kind: 'list', view }}
            tone={view}
          />
        ))}
        <RailItem
          icon={PackageOpen}
          label={words.rail.quarantine}
          amount={quarantined}
          isCurrent={place.kind === 'quarantine'}
          place={{ kind: 'quarantine' }}
          tone="quarantine"
        />
        <UserViewItems list={list} />
      </ul>
      <ul className="rail-end">
        <RailItem
          icon={Waypoints}
          label={healthWords.rail}
          amount={broken}
          isCurrent={place.kind === 'connection'}
          place={{ kind: 'connection' }}
          tone="attention"
        />
        <RailItem
          icon={Settings}
          label={words.rail.settings}
          amount={0}
          isCurrent={place.kind === 'settings' || place.kind === 'notices'}
          place={{ kind: 'settings' }}
          tone="settings"
        />
      </ul>
    </nav>
  )
}

interface RailItemProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly amount: number
  readonly isCurrent: boolean
  readonly place: Place
  readonly tone: string
}

function RailItem({ icon: Icon, label, amount, isCurrent, place, tone }: RailItemProps) {
  const store = useStore()
  return (
    <li>
      <button
        type="button"
        className="rail-item"
        aria-current={isCurrent ? 'page' : undefined}
        title={label}
        data-tone={amount > 0 ? tone : undefined}
        onClick={() => store.go(place)}
      >
        <Icon aria-hidden="true" />
        <span className="rail-label">{label}</span>
        {amount > 0 && <span className="rail-count">{count(amount)}</span>}
      </button>
    </li>
  )
}
