import type { DeliveryEntry } from '../../store/journal/entries/entry.ts'
import type { UssdGate, UssdRefusal } from './ussd-gate.ts'

/** A body that waits for its verdict. */
export interface Unproven {
  readonly body: Buffer
  /** Whose address it was posted to. */
  readonly hookSourceId: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
}

/** Of `proven` the entry is still to be journaled. */
export type Proving =
  | { readonly kind: 'proven'; readonly entry: DeliveryEntry }
  | { readonly kind: 'refused'; readonly reason: UssdRefusal }
  | { readonly kind: 'malformed' }

/** Names of sources by their ids. A delivery whose owner was removed belongs to the source it was posted to. */
export type SourceNames = ReadonlyMap<string, string>

/** Checks one delivery of a USSD app, and makes of it what may touch the disk. */
export function proveUssd({ body, hookSourceId, receivedAt }: Unproven, gate: UssdGate, names: SourceNames): Proving {
  const verdict = gate.check(body, hookSourceId)
  if (verdict.kind !== 'authentic') return verdict
  const sourceId = names.has(verdict.sourceId) ? verdict.sourceId : hookSourceId
  return {
    kind: 'proven',
    entry: {
      kind: 'delivery',
      receivedAt,
      sourceId,
      sourceName: names.get(sourceId) ?? sourceId,
      product: 'ussd-app',
      provenBy: verdict.provenBy,
      body: verdict.body,
      signed: null,
      digest: verdict.digest,
    },
  }
}
