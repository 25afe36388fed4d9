import type { Connection, SourceConnection } from '../../contract/connection.ts'
import { latestHint, type RefusalCount } from '../../core/refusal.ts'
import type { Arrival } from './inbox.ts'

/** What came for one source since the start. */
export interface SourceTraffic {
  /** Milliseconds since 1970; null: nothing was let in. */
  readonly lastDeliveryAt: number | null
  /** Since the start. */
  readonly refused: number
  /** Since the last delivery that was proven, one for each reason. */
  readonly refusals: readonly RefusalCount[]
  /**
   * How much later than its signed Date the last rightly signed delivery came, in milliseconds, let in or stale: far
   * above zero, this machine's clock is fast or deliveries are old; far below, it is slow. Null: none came.
   */
  readonly skewMs: number | null
}

/** Counts what came for each source since the start. */
export interface Traffic {
  note(event: Arrival): void
  of(sourceId: string): SourceTraffic
  /** The connection with these counts in it. */
  addTo(connection: Connection): Connection
}

const none: SourceTraffic = { lastDeliveryAt: null, refused: 0, refusals: [], skewMs: null }

export function createTraffic(): Traffic {
  const bySource = new Map<string, SourceTraffic>()
  const of = (sourceId: string) => bySource.get(sourceId) ?? none

  function withCounts(source: SourceConnection): SourceConnection {
    const { lastDeliveryAt, refused, refusals } = of(source.sourceId)
    const hint = latestHint(refusals)
    return {
      ...source,
      lastDeliveryAt: lastDeliveryAt === null ? null : new Date(lastDeliveryAt).toISOString(),
      refused,
      ...(hint === null ? { hint: null } : { hint: hint.sentence, saidHint: hint.said }),
    }
  }

  return {
    note(event) {
      const before = of(event.sourceId)
      const skewMs = event.skewMs ?? before.skewMs
      bySource.set(event.sourceId, { ...after(event, before), skewMs })
    },
    of,
    addTo: connection => ({ ...connection, sources: connection.sources.map(withCounts) }),
  }
}

function after(event: Arrival, before: SourceTraffic): SourceTraffic {
  switch (event.kind) {
    case 'accepted':
      return { ...before, lastDeliveryAt: event.receivedAt, refusals: [] }
    case 'refused':
      return { ...before, refused: before.refused + 1, refusals: counted(before.refusals, event) }
    case 'not-stored':
      // It was Hover's all the same: what a stranger sends beside it speaks against no secret and no clock.
      return event.reason === 'disk' ? { ...before, refusals: [] } : before
  }
}

type CountedRefusal = Extract<Arrival, { kind: 'refused' }>

function counted(
  refusals: readonly RefusalCount[],
  { reason, receivedAt, skewMs }: CountedRefusal,
): readonly RefusalCount[] {
  const count = refusals.find(known => known.reason === reason)?.count ?? 0
  const others = refusals.filter(known => known.reason !== reason)
  return [...others, { reason, count: count + 1, lastAt: receivedAt, skewMs: skewMs ?? null }]
}
