import type { TunnelSettings } from '../../electron/contract/settings/settings.ts'
import { type NgrokEdge, startNgrokEdge } from '../fakes/ngrok-edge/edge.ts'
import type { Refusal } from '../fakes/ngrok-edge/messages.ts'
import { giveName } from './resolver.ts'
import { startWire, type Wire } from './wire.ts'

interface WayIn {
  readonly settings: TunnelSettings
  /** ngrok: between the agent and the edge. Own: between the public address and the receiver. */
  readonly wire: Wire
  readonly name: ReturnType<typeof giveName>
  /** The receiver listens here now; null: nowhere. */
  follow(port: number | null): void
  stop(): Promise<void>
}

export interface NgrokWay extends WayIn {
  readonly edge: NgrokEdge
  /** What the edge says to agents from now on; null: it lets them in. */
  refuse(what: 'token' | 'address', refusal: Refusal | null): void
}

export interface OwnWay extends WayIn {
  /** Another public address that leads to the receiver, as after a move. */
  readonly elsewhere: TunnelSettings
}

/** The real SDK in its own process, against a stand-in of ngrok's edge. */
export async function ngrokWay(): Promise<NgrokWay> {
  const name = giveName('tray')
  const refusals = new Map<'token' | 'address', Refusal | null>()
  const edge = await startNgrokEdge({
    urlOf: () => `http://${name.name}:${edge.publicPort}`,
    authorize: () => refusals.get('token') ?? null,
    bind: () => refusals.get('address') ?? null,
  })
  const wire = await startWire(portOf(edge))
  const server = { address: `localhost:${wire.port}`, caFile: edge.caFile }
  return {
    ...{ edge, wire, name },
    settings: { kind: 'ngrok', domain: '', server },
    refuse: (what, refusal) => void refusals.set(what, refusal),
    follow: () => {},
    async stop() {
      await wire.stop()
      await edge.stop()
    },
  }
}

/** A proxy of the person's own at a public address that is theirs. */
export async function ownWay(): Promise<OwnWay> {
  const name = giveName('tray')
  const wire = await startWire()
  const second = await startWire()
  const at = (port: number) => ({ kind: 'manual' as const, url: `http://${name.name}:${port}` })
  return {
    ...{ wire, name },
    settings: at(wire.port),
    elsewhere: at(second.port),
    follow(port) {
      wire.leadTo(port)
      second.leadTo(port)
    },
    async stop() {
      await wire.stop()
      await second.stop()
    },
  }
}

export function portOf({ address }: Pick<NgrokEdge, 'address'>): number {
  return Number(address.slice(address.lastIndexOf(':') + 1))
}
