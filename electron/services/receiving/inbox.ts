import type { Source } from '../../contract/settings.ts'
import type { RefusalReason } from '../../core/refusal.ts'
import type { ArrivedCode } from '../hover-org/code-desk.ts'
import type { Log } from '../log.ts'
import type { DeliveryEntry } from '../store/journal/entry.ts'
import type { Appended } from '../store/store.ts'
import type { HoverGate, HoverVerdict } from './hover-gate.ts'
import type { Answer, RawDelivery } from './receiver.ts'
import type { UssdIntake } from './ussd-intake.ts'

/** What became of a delivery, for counters and for the connection's view. */
export type InboxEvent =
  | ({ readonly kind: 'accepted' } & EventFacts)
  | ({ readonly kind: 'refused'; readonly reason: RefusalReason } & EventFacts)

interface EventFacts {
  readonly sourceId: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  /** How much later it came than its signed Date says; only where a signature was right. */
  readonly skewMs?: number
}

interface Deps {
  readonly sourceAt: (hookPath: string) => Source | undefined
  readonly takeUssd: UssdIntake['accept']
  readonly hoverGate: (sourceId: string) => HoverGate
  /** Hands a verification code to the registration of this source: whether it was waited for. */
  readonly onCode: (sourceId: string, arrived: ArrivedCode) => boolean
  readonly append: (entry: DeliveryEntry) => Promise<Appended>
  readonly onEvent: (event: InboxEvent) => void
  readonly log: Log
}

export interface Inbox {
  accept(delivery: RawDelivery): Promise<Answer>
}

const ok: Answer = { status: 200 }

/** Decides what each delivery is, and answers 200 only when what must be kept is on the disk. */
export function createInbox(deps: Deps): Inbox {
  function refuse(source: Source, receivedAt: number, reason: RefusalReason): Answer {
    deps.onEvent({ kind: 'refused', sourceId: source.id, reason, receivedAt })
    deps.log('warn', 'delivery-refused', { sourceId: source.id, reason })
    return { status: reason === 'malformed' ? 400 : 401 }
  }

  /** Apart from what is forged: this comes from Hover, and a wider window or a right clock lets it in. */
  function refuseStale(source: Source, receivedAt: number, skewMs: number | null): Answer {
    const skew = skewMs === null ? {} : { skewMs }
    deps.onEvent({ kind: 'refused', sourceId: source.id, reason: 'stale', receivedAt, ...skew })
    deps.log('warn', 'delivery-stale', { sourceId: source.id, skewMs })
    return { status: 401 }
  }

  function notStored(sourceId: string, reason: 'full' | 'disk'): Answer {
    deps.log('error', 'delivery-not-stored', { sourceId, reason })
    return { status: 503, retryAfterS: reason === 'full' ? 1 : 10 }
  }

  function kept(facts: EventFacts): Answer {
    deps.onEvent({ kind: 'accepted', ...facts })
    return ok
  }

  async function keep(entry: DeliveryEntry, skew: Pick<EventFacts, 'skewMs'>): Promise<Answer> {
    const { sourceId, receivedAt } = entry
    const appended = await deps.append(entry)
    return appended.ok ? kept({ sourceId, receivedAt, ...skew }) : notStored(sourceId, appended.reason)
  }

  async function acceptUssd({ body, receivedAt }: RawDelivery, hook: Source): Promise<Answer> {
    const outcome = await deps.takeUssd({ body, receivedAt, hookSourceId: hook.id })
    switch (outcome.kind) {
      case 'kept':
        return kept({ sourceId: outcome.sourceId, receivedAt })
      case 'malformed':
        return refuse(hook, receivedAt, 'malformed')
      case 'refused':
        return refuse(hook, receivedAt, outcome.reason)
      case 'not-stored':
        return notStored(hook.id, outcome.reason)
    }
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
    async accept(delivery) {
      const source = deps.sourceAt(delivery.hookPath)
      // Removed between the first byte of the request and the last.
      if (source === undefined) return { status: 401 }
      return source.kind === 'ussd-app' ? acceptUssd(delivery, source) : acceptHover(delivery, source)
    },
  }
}
