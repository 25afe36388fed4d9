import type { Connection } from '../../contract/connection.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import type { ClockFace } from '../clock-face.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import { createGates, type Gates } from './gates/gates.ts'
import { proveUssd } from './gates/ussd-proving.ts'
import type { Found, Receiver } from './http/receiver.ts'
import { type Arrival, createInbox } from './inbox.ts'
import { createReceiverPool } from './threads/receiver-pool.ts'
import { createTraffic, type SourceTraffic } from './traffic.ts'

interface Deps {
  readonly settings: () => Settings
  readonly vault: Vault
  /** The file of the threads that receive. */
  readonly receiverThread: URL
  readonly publicBase: () => string | null
  readonly onCode: Parameters<typeof createInbox>[0]['onCode']
  readonly find: (path: string, target: string) => Promise<Found | null>
  readonly store: Pick<Store, 'append' | 'openIntake' | 'closeIntake'>
  /** After it was counted. */
  readonly onEvent: (event: Arrival) => void
  /** So many more found no room. */
  readonly onTurnedAway: (more: number) => void
  readonly now: () => number
  readonly face: ClockFace
  readonly log: Log
}

/** Everything between the port and the store, for the sources of this moment. */
export interface Intake {
  readonly gates: Gates
  readonly receiver: Receiver
  /** What came for a source since the start. */
  trafficOf(sourceId: string): SourceTraffic
  /** The connection with what came for each source in it. */
  addTraffic(connection: Connection): Connection
  /** The sources or their secrets changed. */
  renew(): void
  /** What waits is answered first. */
  close(): Promise<void>
}

export function createIntake(deps: Deps): Intake {
  const { settings, vault, publicBase, store, find, face, now, log } = deps
  const traffic = createTraffic()
  const gates = createGates({ settings, vault, publicBase, now })
  const sources = () => settings().sources
  const names = () => new Map(sources().map(({ id, name }) => [id, name]))
  const inbox = createInbox({
    sourceAt: hookPath => sources().find(source => source.hookPath === hookPath),
    proveUssd: unproven => proveUssd(unproven, gates.ussd(), names()),
    hoverGate: gates.hover,
    onCode: deps.onCode,
    append: store.append,
    onEvent(event) {
      traffic.note(event)
      deps.onEvent(event)
    },
    onTurnedAway: () => deps.onTurnedAway(1),
    log,
  })
  const receivers = createReceiverPool({
    ...{ threadFile: deps.receiverThread, store, face },
    facts: () => ({
      sources: sources().map(({ id, name, kind, hookPath }) => ({ id, name, kind, hookPath })),
      secrets: gates.ussdSecrets(),
    }),
    ...{ handle: inbox.accept, find, onArrival: inbox.note, onTurnedAway: deps.onTurnedAway },
    onFault: fault => log('error', 'request-failed', { ...fault }),
    onDeath: () => log('error', 'thread-died', { thread: 'receiver' }),
  })
  return {
    gates,
    receiver: receivers,
    trafficOf: traffic.of,
    addTraffic: traffic.addTo,
    renew() {
      gates.renew()
      receivers.renew()
    },
    close: receivers.end,
  }
}
