import type {
  AddressState,
  Connection,
  HoverView,
  LinkState,
  ProblemCode,
  ReceiverState,
  SourceConnection,
  TunnelState,
} from '../../contract/connection.ts'
import type { HoverOrg, Settings, Source } from '../../contract/settings/settings.ts'
import { canReach, hookUrl, wantedUrl } from '../../core/hook-url.ts'
import { describeProblem } from '../../core/problem.ts'

/** What the supervisor knows at a moment. */
export interface ConnectionFacts {
  readonly receiver: ReceiverState
  readonly tunnel: TunnelState
  readonly address: AddressState
  readonly sources: readonly Source[]
  readonly orgStates: ReadonlyMap<string, LinkState>
  readonly orgViews: ReadonlyMap<string, HoverView | null>
  readonly secretProblemOf: SecretProblemOf
}

/** Why deliveries of a USSD app cannot be proven; null when its secret is at hand. */
export type SecretProblemOf = (sourceId: string) => 'needs-secret' | 'secret-unreadable' | null

/** What an organization's registration should strive for: an address, or nothing for a reason. */
export type Target =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'rest'; readonly state: LinkState }

export function targetOf(org: HoverOrg, facts: ConnectionFacts): Target {
  const resting = wayIn(org, facts)
  if (resting !== null) return { kind: 'rest', state: resting }
  const url = wantedUrl(org, localBase(facts), tunnelBase(facts))
  if (url === null) return { kind: 'rest', state: { kind: 'opening' } }
  if (!canReach(org.baseUrl, url)) return { kind: 'rest', state: down('needs-public-url') }
  return { kind: 'url', url }
}

export function describeConnection(facts: ConnectionFacts): Connection {
  return {
    receiver: facts.receiver,
    tunnel: facts.tunnel,
    address: facts.address,
    sources: facts.sources.map(source => describeSource(source, facts)),
  }
}

function describeSource(source: Source, facts: ConnectionFacts): SourceConnection {
  const local = localBase(facts)
  const tunnel = tunnelBase(facts)
  return {
    sourceId: source.id,
    name: source.name,
    kind: source.kind,
    practice: source.practice,
    state: source.kind === 'hover-org' ? (facts.orgStates.get(source.id) ?? { kind: 'idle' }) : appState(source, facts),
    localUrl: local === null ? null : hookUrl(local, source.hookPath),
    publicUrl: tunnel === null || source.practice ? null : hookUrl(tunnel, source.hookPath),
    lastDeliveryAt: null,
    refused: 0,
    hint: null,
    hoverView: facts.orgViews.get(source.id) ?? null,
  }
}

function appState(app: Source, facts: ConnectionFacts): LinkState {
  const problem = facts.secretProblemOf(app.id)
  return problem === null ? (wayIn(app, facts) ?? { kind: 'live' }) : down(problem)
}

/** Null when deliveries can come in; otherwise what a person is told instead. */
function wayIn(source: Source, { receiver, tunnel }: ConnectionFacts): LinkState | null {
  if (receiver.kind === 'closed') return { kind: 'opening' }
  if (receiver.kind === 'down') return { kind: 'down', problem: receiver.problem, retryAt: null }
  if (source.practice) return null
  if (tunnel.kind === 'down') return tunnel
  return tunnel.kind === 'online' ? null : { kind: 'opening' }
}

function down(code: ProblemCode): LinkState {
  return { kind: 'down', problem: describeProblem(code), retryAt: null }
}

/** Null while the receiver does not listen. */
export function localBase({ receiver }: Pick<ConnectionFacts, 'receiver'>): string | null {
  return receiver.kind === 'listening' ? `http://127.0.0.1:${receiver.port}` : null
}

/** Null while no tunnel is open. */
export function tunnelBase({ tunnel }: Pick<ConnectionFacts, 'tunnel'>): string | null {
  return tunnel.kind === 'online' ? tunnel.url : null
}

/** The public base that should be seen to lead here; null when there is none, or nothing behind it could answer. */
export function probedBase(facts: ConnectionFacts, kind: Settings['tunnel']['kind']): string | null {
  return kind === 'loopback' || localBase(facts) === null ? null : tunnelBase(facts)
}
