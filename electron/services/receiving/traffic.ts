import type { Connection, SourceConnection } from '../../contract/connection.ts'
import { refusalHint } from '../../core/refusal.ts'
import type { InboxEvent } from './inbox.ts'

/** Counts what came for each source since the start. */
export interface Traffic {
  note(event: InboxEvent): void
  /** The connection with these counts in it. */
  addTo(connection: Connection): Connection
}

interface Counts {
  lastDeliveryAt: number | null
  refused: number
  hint: string | null
}

export function createTraffic(): Traffic {
  const bySource = new Map<string, Counts>()

  function withCounts(source: SourceConnection): SourceConnection {
    const counts = bySource.get(source.sourceId)
    if (counts === undefined) return source
    const { lastDeliveryAt, refused, hint } = counts
    return {
      ...source,
      lastDeliveryAt: lastDeliveryAt === null ? null : new Date(lastDeliveryAt).toISOString(),
      refused,
      hint,
    }
  }

  return {
    note(event) {
      const counts = bySource.get(event.sourceId) ?? { lastDeliveryAt: null, refused: 0, hint: null }
      if (event.kind === 'accepted') {
        counts.lastDeliveryAt = event.receivedAt
        counts.hint = null
      } else {
        counts.refused += 1
        counts.hint = refusalHint(event.reason) ?? counts.hint
      }
      bySource.set(event.sourceId, counts)
    },
    addTo: connection => ({ ...connection, sources: connection.sources.map(withCounts) }),
  }
}
