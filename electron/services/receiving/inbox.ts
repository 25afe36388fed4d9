import type { Source } from '../../contract/settings/settings.ts'
import type { RefusalReason } from '../../core/refusal.ts'
import type { ArrivedCode } from '../hover-org/code-desk.ts'
import type { Log } from '../log.ts'
import type { DeliveryEntry } from '../store/journal/entries/entry.ts'
import type { Appended } from '../store/store.ts'
import type { HoverGate, HoverVerdict } from './gates/hover-gate.ts'
import type { Proving, Unproven } from './gates/ussd-proving.ts'
import type { Answer, RawDelivery } from './http/receiver.ts'
import { notStored, refused } from './ussd-answer.ts'

/**
 * What became of a delivery, for counters and for the connection's view. What the disk did not take was proven before;
 * what found a queue full may not have been looked at.
 */
export type Arrival =
  | ({ readonly kind: 'accepted' } & EventFacts)
  | ({ readonly kind: 'refused'; readonly reason: RefusalReason } & EventFacts)
  | {
      readonly kind: 'not-stored'
      readonly sourceId: string
      readonly reason: 'full' | 'disk'
      readonly skewMs?: number
    }

interface EventFacts {
  readonly sourceId: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  /** How much later it came than its signed Date says; only where a signature was right. */
  readonly skewMs?: number
}

interface Deps {
  readonly sourceAt: (hookPath: string) => Source | undefined
  readonly proveUssd: (unproven: Unproven) => Proving
  readonly hoverGate: (sourceId: string) => HoverGate
  /** Hands a verification code to the registration of this source: whether it was waited for. */
  readonly onCode: (sourceId: string, arrived: ArrivedCode) => boolean
  readonly append: (entry: DeliveryEntry) => Promise<Appended>
  readonly onEvent: (event: Arrival) => void
  /** It found no room. There may be thousands of them, so none has a line of its own in the log. */
  readonly onTurnedAway: () => void
  readonly log: Log
}

export interface Inbox {
  accept(delivery: RawDelivery): Promise<Answer>
  /** Counts and logs what was answered elsewhere. */
  note(arrival: Arrival): void
}

const ok: Answer = { status: 200 }

/** Decides what each delivery is, and answers 200 only when what must be kept is on the disk. */
export function createInbox(deps: Deps): Inbox {
  function note(arrival: Arrival): void {
    switch (arrival.kind) {
      case 'accepted':
        return deps.onEvent(arrival)
      case 'refused': {
        const { sourceId, reason, skewMs } = arrival
        deps.onEvent(arrival)
        if (reason === 'stale') return deps.log('warn', 'delivery-stale', { sourceId, skewMs: skewMs ?? null })
        return deps.log('warn', 'delivery-refused', { sourceId, reason })
      }
      case 'not-stored':
        deps.onEvent(arrival)
        if (arrival.reason === 'full') return deps.onTurnedAway()
        return deps.log('error', 'delivery-not-stored', { sourceId: arrival.sourceId, reason: arrival.reason })
    }
  }

  function refuse(source: Source, receivedAt: number, reason: RefusalReason): Answer {
    note({ kind: 'refused', sourceId: source.id, reason, receivedAt })
    return refused(reason)
  }

  /** Apart from what is forged: this comes from Hover, and a wider window or a right clock lets it in. */
  function refuseStale(source: Source, receivedAt: number, skewMs: number | null): Answer {
    const skew = skewMs === null ? {} : { skewMs }
    note({ kind: 'refused', sourceId: source.id, reason: 'stale', receivedAt, ...skew })
    return refused('stale')
  }

  async function keep(entry: DeliveryEntry, skew: Pick<EventFacts, 'skewMs'>): Promise<Answer> {
    const { sourceId, receivedAt } = entry
    const appended = await deps.append(entry)
    note(
      appended.ok
        ? { kind: 'accepted', sourceId, receivedAt, ...skew }
        : { kind: 'not-stored', sourceId, reason: appended.reason, ...skew },
    )
    return appended.ok ? ok : notStored(appended.reason)
  }

  /** One that is too long for the way past this thread. */
  function acceptUssd({ body, receivedAt }: RawDelivery, hook: Source): Promise<Answer> | Answer {
    const proving = deps.proveUssd({ body, receivedAt, hookSourceId: hook.id })
    if (proving.kind === 'proven') return keep(proving.entry, {})
    return refuse(hook, receivedAt, proving.kind === 'malformed' ? 'malformed' : proving.reason)
  }

  function acceptHover(delivery: RawDelivery, source: Source): Promise<Answer> | Answer {
    const verdict: HoverVerdict = deps.hoverGate(source.id).check(delivery)
    switch (verdict.kind) {
      case 'malformed':
        return refuse(source, delivery.receivedAt, 'malformed')
      case 'refused':
        return refuse(source, delivery.receivedAt, verdict.reason)
      case 'unknown-webhook':
        return refuse(source, delivery.receivedAt, 'unknown-webhook')
      case 'code':
        return deps.onCode(source.id, verdict) ? ok : refuse(source, delivery.receivedAt, 'not-our-registration')
      case 'stale':
        return refuseStale(source, delivery.receivedAt, verdict.skewMs)
      case 'authentic':
        return keep(
          {
            kind: 'delivery',
            receivedAt: delivery.receivedAt,
            sourceId: source.id,
            sourceName: source.name,
            product: 'hover-org',
            provenBy: 'current-secret',
            body: delivery.body,
            signed: verdict.signed,
            digest: verdict.digest,
          },
          { skewMs: verdict.skewMs },
        )
    }
  }

  return {
    note,
    async accept(delivery) {
      const source = deps.sourceAt(delivery.hookPath)
      // Removed between the first byte of the request and the last.
      if (source === undefined) return { status: 401 }
      return source.kind === 'ussd-app' ? acceptUssd(delivery, source) : acceptHover(delivery, source)
    },
  }
}
