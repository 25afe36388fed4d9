import type { News } from '../../contract/bridge/ipc.ts'
import type { Connection } from '../../contract/connection.ts'
import type { Health } from '../../contract/health.ts'
import type { OpenFailure } from '../../contract/notices/open-failure.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import type { StatusCounts } from '../../contract/transactions/transaction.ts'
import type { EngineNews, EngineState } from '../api/window/wire.ts'
import type { EngineEvent } from './engine-events.ts'

interface Deps {
  /** What changed, for the window; settings and health are told by whoever adds what is of this desktop. */
  readonly tell: (news: News) => void
  readonly onSettings: () => void
  readonly onHealth: () => void
  readonly onFailures: () => void
}

/** What is known here of an engine elsewhere: as it was heard last, also while it is away. */
export interface EngineMirror {
  hear(event: Exclude<EngineEvent, { kind: 'tellings' }>): void
  /** Null: it was not heard yet. */
  settings(): Settings | null
  health(): Health | null
  connection(): Connection
  counts(): StatusCounts
  failures(): readonly OpenFailure[]
}

const unheard: Connection = {
  receiver: { kind: 'closed' },
  tunnel: { kind: 'off' },
  address: { kind: 'unchecked' },
  sources: [],
}
const none: StatusCounts = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }

export function createEngineMirror({ tell, onSettings, onHealth, onFailures }: Deps): EngineMirror {
  let state: EngineState | null = null

  /** Before the state there is nothing that news could change. */
  function change(part: Partial<EngineState>): void {
    if (state !== null) state = { ...state, ...part }
  }

  function hearNews(news: EngineNews): void {
    switch (news.kind) {
      case 'transactions':
      case 'forgotten':
      case 'gone':
        change({ counts: news.counts })
        return tell(news)
      case 'connection':
        change({ connection: news.connection })
        return tell(news)
      case 'quarantined':
      case 'blind-windows':
        return tell(news)
      case 'settings':
        change({ settings: news.settings })
        return onSettings()
      case 'health':
        change({ health: news.health })
        return onHealth()
    }
  }

  return {
    hear(event) {
      switch (event.kind) {
        case 'state':
          state = event.data
          tell({ kind: 'connection', connection: state.connection })
          onSettings()
          onHealth()
          onFailures()
          // What happened while nobody listened is not told row by row.
          return tell({ kind: 'all-anew' })
        case 'failures':
          change({ failures: event.data })
          return onFailures()
        case 'news':
          return hearNews(event.data)
      }
    },
    settings: () => state?.settings ?? null,
    health: () => state?.health ?? null,
    connection: () => state?.connection ?? unheard,
    counts: () => state?.counts ?? none,
    failures: () => state?.failures ?? [],
  }
}
