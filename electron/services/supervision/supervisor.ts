import type { Connection, LinkState, ReceiverState, TunnelState } from '../../contract/connection.ts'
import type { HoverOrg, Settings } from '../../contract/settings.ts'
import { describeProblem } from '../../core/problem.ts'
import type { Clock } from '../clock.ts'
import type { Receiver } from '../receiving/receiver.ts'
import type { TunnelFact, TunnelProvider, TunnelSession } from '../tunnel/provider.ts'
import { createOrgLoop, type OrgLoop, type RegisterSource } from './org-loop.ts'
import { createRetryTimer } from './retry-timer.ts'
import {
  type ConnectionFacts,
  describeConnection,
  localBase,
  type SecretProblemOf,
  targetOf,
} from './supervised-state.ts'

export interface SupervisorDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly receiver: Receiver
  readonly tunnelFor: (settings: Settings) => TunnelProvider
  readonly register: RegisterSource
  readonly secretProblemOf: SecretProblemOf
  /** Everything a person can be told has changed, or a part of it. May come often. */
  readonly onChange: (connection: Connection) => void
}

export interface Supervisor {
  start(settings: Settings): void
  /** Moves to new settings, touching only what they change. */
  apply(settings: Settings): void
  /** The ngrok token or a source's sign-in changed: things that settings do not show. */
  renewTunnel(): void
  renewSource(sourceId: string): void
  /** A person pressed Retry, the laptop woke up, or the network came back: everything that waits is tried now. */
  kick(): void
  connection(): Connection
  /** The receiver's address, once it listens. */
  localBase(): string | null
  /** The base of the public address, once the tunnel is open. */
  publicBase(): string | null
  stop(): Promise<void>
}

/** The one place that schedules and retries: receiver, then tunnel, then the registration of each organization. */
export function createSupervisor(deps: SupervisorDeps): Supervisor {
  const receiverRetry = createRetryTimer(deps.clock, deps.random)
  const tunnelRetry = createRetryTimer(deps.clock, deps.random)
  const loops = new Map<string, OrgLoop>()
  let settings: Settings | null = null
  let receiver: ReceiverState = { kind: 'closed' }
  let tunnel: TunnelState = { kind: 'off' }
  let session: TunnelSession | null = null
  let tunnelClosed: Promise<void> = Promise.resolve()
  /** Raised at each new attempt, so that words of an older one count no more. */
  let era = 0

  const facts = (): ConnectionFacts => ({
    receiver,
    tunnel,
    sources: settings?.sources ?? [],
    secretProblemOf: deps.secretProblemOf,
    orgViews: new Map([...loops].map(([id, loop]) => [id, loop.view()])),
    orgStates: new Map([...loops].map(([id, loop]): [string, LinkState] => [id, loop.state()])),
  })
  const tell = () => deps.onChange(describeConnection(facts()))

  async function openReceiver(): Promise<void> {
    receiverRetry.cancel()
    const mine = ++era
    // An earlier attempt may hold the port, or be about to.
    await deps.receiver.close()
    if (settings === null || mine !== era) return
    const opened = await deps.receiver.listen(settings.port)
    // Stopped, or begun anew, while this one was opening: who did that closes it.
    if (mine !== era) return
    if (opened.ok) {
      receiverRetry.reset()
      receiver = { kind: 'listening', port: opened.port }
      return openTunnel()
    }
    receiver = { kind: 'down', problem: describeProblem(opened.reason) }
    receiverRetry.schedule(() => void openReceiver())
    reconcile()
    tell()
  }

  function openTunnel(): void {
    tunnelRetry.cancel()
    // Of two renewals in a row, which both waited for the old session to close, the first opens for both.
    if (settings === null || receiver.kind !== 'listening' || session !== null) return
    const mine = ++era
    tunnel = { kind: 'opening' }
    session = deps.tunnelFor(settings).open({
      port: receiver.port,
      onFact: fact => {
        if (mine === era) onTunnelFact(fact)
      },
    })
    reconcile()
    tell()
  }

  function onTunnelFact(fact: TunnelFact): void {
    if (fact.kind === 'beat') return
    if (fact.kind === 'online') {
      tunnelRetry.reset()
      tunnel = { kind: 'online', url: fact.url }
    } else {
      session = null
      const problem = { ...describeProblem(fact.problem.code), retry: fact.problem.retry }
      tunnel = { kind: 'down', problem, retryAt: problem.retry === 'auto' ? tunnelRetry.schedule(openTunnel) : null }
    }
    reconcile()
    tell()
  }

  /** Resolves when no session is left, also one that an earlier call began to close: accounts allow few at a time. */
  function closeTunnel(): Promise<void> {
    era += 1
    tunnelRetry.reset()
    if (session !== null) tunnelClosed = session.close()
    session = null
    tunnel = { kind: 'off' }
    return tunnelClosed
  }

  function renewTunnel(): void {
    if (receiver.kind !== 'listening') return
    void closeTunnel().then(openTunnel)
    reconcile()
    tell()
  }

  /** Each organization strives for the address of this moment; without one it rests. */
  function reconcile(): void {
    const orgs = (settings?.sources ?? []).filter((source): source is HoverOrg => source.kind === 'hover-org')
    for (const [id, loop] of loops) {
      if (orgs.some(org => org.id === id)) continue
      loop.stop()
      loops.delete(id)
    }
    for (const org of orgs) {
      const known = loops.get(org.id)
      const loop = known ?? createOrgLoop({ ...deps, sourceId: org.id, onChange: tell })
      if (known === undefined) loops.set(org.id, loop)
      loop.aim(targetOf(org, facts()))
    }
  }

  function moveReceiver(): void {
    receiver = { kind: 'closed' }
    void closeTunnel().then(openReceiver)
  }

  return {
    start(first) {
      settings = first
      void openReceiver()
    },
    apply(next) {
      const before = settings
      if (before === null) return
      settings = next
      if (before.port !== next.port) moveReceiver()
      else if (JSON.stringify(before.tunnel) !== JSON.stringify(next.tunnel)) renewTunnel()
      reconcile()
      tell()
    },
    renewTunnel,
    renewSource(sourceId) {
      loops.get(sourceId)?.retryNow()
      reconcile()
    },
    kick() {
      for (const retry of [receiverRetry, tunnelRetry]) retry.reset()
      if (receiver.kind === 'down') void openReceiver()
      else if (tunnel.kind === 'down') openTunnel()
      for (const loop of loops.values()) loop.retryNow()
    },
    connection: () => describeConnection(facts()),
    localBase: () => localBase({ receiver }),
    publicBase: () => (tunnel.kind === 'online' ? tunnel.url : null),
    async stop() {
      settings = null
      receiverRetry.reset()
      for (const loop of loops.values()) loop.stop()
      loops.clear()
      await closeTunnel()
      await deps.receiver.close()
      receiver = { kind: 'closed' }
    },
  }
}
