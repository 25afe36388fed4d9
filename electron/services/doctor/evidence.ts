import type { Evidence } from '../../core/health/facts.ts'
import type { Arrival } from '../receiving/inbox.ts'
import type { SourceTraffic } from '../receiving/traffic.ts'

interface Deps {
  readonly trafficOf: (sourceId: string) => SourceTraffic
  /** Another text once the secret of the source is another one. */
  readonly secretMark: (sourceId: string) => string
}

/** What came for a source since the start, as far as it tells whether its deliveries are proven. */
export interface EvidenceBook {
  note(event: Arrival): void
  of(sourceId: string): Evidence
}

/** What was refused with another secret than the present one says nothing of the present one. */
export function createEvidenceBook({ trafficOf, secretMark }: Deps): EvidenceBook {
  /** The mark at the last refusal, by the id of the source. */
  const refusedUnder = new Map<string, string>()
  return {
    note({ kind, sourceId }) {
      if (kind === 'refused') refusedUnder.set(sourceId, secretMark(sourceId))
    },
    of(sourceId) {
      const { lastDeliveryAt, refusals, skewMs } = trafficOf(sourceId)
      const isPresent = refusals.length > 0 && refusedUnder.get(sourceId) === secretMark(sourceId)
      return {
        acceptedAt: lastDeliveryAt === null ? null : new Date(lastDeliveryAt).toISOString(),
        refusals: isPresent ? refusals : [],
        skewMs,
      }
    },
  }
}
