import type { DataProgress } from '../../contract/bridge/data.ts'
import type { News } from '../../contract/bridge/ipc.ts'
import type { Connection } from '../../contract/connection.ts'
import type { Health } from '../../contract/health.ts'
import type { BlindWindow } from '../../contract/notices/blind-window.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import type { StatusCounts, Transaction } from '../../contract/transactions/transaction.ts'
import type { UpdateState } from '../../contract/updates.ts'
import type { Clock } from '../clock.ts'

/** Short enough to feel immediate, long enough that a burst becomes a few messages instead of thousands. */
const gatherMs = 40
/** More rows than a window shows: of a burst only the newest are worth sending. */
const maxRows = 500

interface Deps {
  readonly clock: Clock
  readonly send: (news: News) => void
}

/** Gathers what changed and tells it in few messages; of each thing only the latest. */
export interface NewsDesk {
  transactions(rows: readonly Transaction[], counts: StatusCounts): void
  /** What is told of these sources afterwards is new. */
  forgotten(sourceIds: readonly string[], counts: StatusCounts): void
  /** Single transactions are gone. What is told of them afterwards is new. */
  gone(ids: readonly string[], counts: StatusCounts): void
  quarantined(): void
  /** Read when it is told: deliveries change it thousands of times a second, and making it anew costs more than one. */
  connection(read: () => Connection): void
  settings(settings: Settings, hasTunnelToken: boolean): void
  blindWindows(windows: readonly BlindWindow[]): void
  dataProgress(progress: DataProgress | null): void
  health(health: Health): void
  updates(updates: UpdateState): void
  stop(): void
}

export function createNewsDesk({ clock, send }: Deps): NewsDesk {
  const rows = new Map<string, Transaction>()
  const others = new Map<News['kind'], () => News>()
  const forgotten = new Set<string>()
  const gone = new Set<string>()
  let counts: StatusCounts | null = null
  let cancel: (() => void) | null = null

  function flush(): void {
    cancel = null
    if (counts !== null && forgotten.size > 0) send({ kind: 'forgotten', sourceIds: [...forgotten], counts })
    if (counts !== null && gone.size > 0) send({ kind: 'gone', ids: [...gone], counts })
    if (counts !== null) send({ kind: 'transactions', rows: [...rows.values()].slice(-maxRows), counts })
    for (const read of others.values()) send(read())
    rows.clear()
    others.clear()
    forgotten.clear()
    gone.clear()
    counts = null
  }

  function soon(): void {
    cancel ??= clock.after(gatherMs, flush)
  }

  function note(kind: News['kind'], read: () => News): void {
    others.set(kind, read)
    soon()
  }

  return {
    transactions(changed, latest) {
      for (const row of changed) {
        rows.delete(row.id)
        rows.set(row.id, row)
      }
      counts = latest
      soon()
    },
    forgotten(sourceIds, latest) {
      for (const sourceId of sourceIds) forgotten.add(sourceId)
      for (const [id, row] of rows) if (forgotten.has(row.sourceId)) rows.delete(id)
      counts = latest
      soon()
    },
    gone(ids, latest) {
      for (const id of ids) {
        gone.add(id)
        rows.delete(id)
      }
      counts = latest
      soon()
    },
    quarantined: () => note('quarantined', () => ({ kind: 'quarantined' })),
    connection: read => note('connection', () => ({ kind: 'connection', connection: read() })),
    settings: (settings, hasTunnelToken) => note('settings', () => ({ kind: 'settings', settings, hasTunnelToken })),
    health: health => note('health', () => ({ kind: 'health', health })),
    updates: updates => note('updates', () => ({ kind: 'updates', updates })),
    dataProgress: progress => note('data-progress', () => ({ kind: 'data-progress', progress })),
    blindWindows: windows => note('blind-windows', () => ({ kind: 'blind-windows', windows })),
    stop() {
      cancel?.()
      cancel = null
    },
  }
}
