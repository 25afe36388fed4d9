import type { networkInterfaces } from 'node:os'
import type { Connection, LinkState } from '../../contract/connection.ts'
import type { HoverOrg, Settings } from '../../contract/settings/settings.ts'
import type { Clock } from '../clock.ts'
import type { Receiver } from '../receiving/http/receiver.ts'
import type { TunnelProvider } from '../tunnel/provider.ts'
import {
  type ConnectionFacts,
  describeConnection,
  localBase,
  probedBase,
  type SecretProblemOf,
  targetOf,
  tunnelBase,
} from './supervised-state.ts'
import { type Sleep, watchSurroundings } from './surroundings.ts'
import { createAddressWatch, type Probe } from './way-in/address-watch.ts'
import { createOrgLoop, type OrgLoop, type RegisterSource } from './way-in/org-loop.ts'
import { createReceiverLoop } from './way-in/receiver-loop.ts'
import type { Renewal } from './way-in/renewal.ts'
import { createTunnelLoop, type TunnelWish } from './way-in/tunnel-loop.ts'

export interface SupervisorDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly receiver: Receiver
  readonly tunnelFor: (settings: Settings) => TunnelProvider
  readonly probe: Probe
  readonly register: RegisterSource
  readonly secretProblemOf: SecretProblemOf
  readonly interfaces?: typeof networkInterfaces
  /** The machine slept: nothing could arrive. */
  readonly onWake?: (sleep: Sleep) => void
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
  /** What an organization's integration signs in with is another one. */
  renewCredentials(sourceId: string): void
  /** A new webhook with a new secret takes the place of an organization's present one. */
  renewWebhook(sourceId: string): Promise<Renewal>
  /** A person pressed Retry, or the machine woke up or changed its network: all that waits is tried, and looked at, now. */
  kick(): void
  /** The same for somebody who wants to know how it is now: what fails is told at once. */
  lookAfresh(): void
  /** Whether something that was asked of the world outside has no answer yet. */
  isLooking(): boolean
  connection(): Connection
  /** The receiver's address, once it listens. */
  localBase(): string | null
  /** The base of the public address, once the tunnel is open. */
  publicBase(): string | null
  stop(): Promise<void>
}

/**
 * The one place that schedules and retries: receiver, then tunnel, then whether its address leads here, and the
 * registration of each organization.
 */
export function createSupervisor(deps: SupervisorDeps): Supervisor {
  const orgLoops = new Map<string, OrgLoop>()
  let settings: Settings | null = null
  let stopWatching = () => {}

  const receiver = createReceiverLoop({
    ...deps,
    onChange() {
      if (receiver.state().kind === 'listening') tunnel.open()
      follow()
    },
  })
  const tunnel = createTunnelLoop({ ...deps, wish: tunnelWish, onChange: follow })
  const address = createAddressWatch({
    ...deps,
    onChange: tell,
    onUseless(problem) {
      // A way of a person's own making cannot be made anew from here.
      if (settings?.tunnel.kind === 'ngrok') tunnel.giveUp(problem)
    },
  })

  function facts(): ConnectionFacts {
    return {
      receiver: receiver.state(),
      tunnel: tunnel.state(),
      address: address.state(),
      sources: settings?.sources ?? [],
      secretProblemOf: deps.secretProblemOf,
      orgViews: new Map([...orgLoops].map(([id, loop]) => [id, loop.view()])),
      orgStates: new Map([...orgLoops].map(([id, loop]): [string, LinkState] => [id, loop.state()])),
    }
  }

  function tell(): void {
    deps.onChange(describeConnection(facts()))
  }

  function tunnelWish(): TunnelWish | null {
    const listening = receiver.state()
    return settings === null || listening.kind !== 'listening' ? null : { settings, port: listening.port }
  }

  /** Receiver, tunnel or settings changed: what is built on them follows. */
  function follow(): void {
    address.aim(settings === null ? null : probedBase(facts(), settings.tunnel.kind))
    reconcile()
    tell()
  }

  /** Each organization strives for the address of this moment; without one it rests. */
  function reconcile(): void {
    const orgs = (settings?.sources ?? []).filter((source): source is HoverOrg => source.kind === 'hover-org')
    for (const [id, loop] of orgLoops) {
      if (orgs.some(org => org.id === id)) continue
      loop.stop()
      orgLoops.delete(id)
    }
    for (const org of orgs) {
      const known = orgLoops.get(org.id)
      const loop = known ?? createOrgLoop({ ...deps, sourceId: org.id, onChange: tell })
      if (known === undefined) orgLoops.set(org.id, loop)
      loop.aim(targetOf(org, facts()))
    }
  }

  /** The tunnel goes first: what it brings must find the receiver. */
  function moveReceiver(): void {
    receiver.rest()
    void tunnel.close().then(() => {
      if (settings !== null) receiver.open(settings.port)
    })
  }

  function tryAll(how: 'retryNow' | 'lookAfresh'): void {
    receiver.retryNow()
    tunnel.retryNow()
    address.lookNow()
    for (const loop of orgLoops.values()) loop[how]()
  }
  const kick = () => tryAll('retryNow')

  return {
    start(first) {
      settings = first
      stopWatching = watchSurroundings({
        ...deps,
        onNetworkChange: kick,
        onWake(sleep) {
          deps.onWake?.(sleep)
          kick()
        },
      })
      receiver.open(first.port)
    },
    apply(next) {
      const before = settings
      if (before === null) return
      settings = next
      if (before.port !== next.port) moveReceiver()
      else if (JSON.stringify(before.tunnel) !== JSON.stringify(next.tunnel)) tunnel.renew()
      follow()
    },
    renewTunnel() {
      if (settings !== null) tunnel.renew()
    },
    renewSource(sourceId) {
      orgLoops.get(sourceId)?.retryNow()
      reconcile()
    },
    renewCredentials: sourceId => orgLoops.get(sourceId)?.beginAnew(),
    renewWebhook: async sourceId => (await orgLoops.get(sourceId)?.renew()) ?? { kind: 'not-live' },
    kick,
    lookAfresh: () => tryAll('lookAfresh'),
    isLooking: () =>
      tunnel.state().kind === 'opening' || address.isLooking() || [...orgLoops.values()].some(loop => loop.isBusy()),
    connection: () => describeConnection(facts()),
    localBase: () => localBase({ receiver: receiver.state() }),
    publicBase: () => tunnelBase({ tunnel: tunnel.state() }),
    async stop() {
      settings = null
      stopWatching()
      receiver.rest()
      address.aim(null)
      for (const loop of orgLoops.values()) loop.stop()
      orgLoops.clear()
      await tunnel.close()
      await receiver.close()
    },
  }
}
