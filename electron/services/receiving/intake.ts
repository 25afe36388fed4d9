import type { Connection } from '../../contract/connection.ts'
import type { Settings } from '../../contract/settings.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import { createGates, type Gates } from './gates.ts'
import { createInbox, type Inbox, type InboxEvent } from './inbox.ts'
import { createTraffic, type SourceTraffic } from './traffic.ts'
import { createUssdIntake } from './ussd-intake.ts'

interface Deps {
  readonly settings: () => Settings
  readonly vault: Vault
  /** The file of the thread that proves deliveries of USSD apps under load. */
  readonly gateThread: URL
  readonly publicBase: () => string | null
  readonly onCode: Parameters<typeof createInbox>[0]['onCode']
  readonly store: Pick<Store, 'append' | 'openIntake'>
  /** After it was counted. */
  readonly onEvent: (event: InboxEvent) => void
  readonly now: () => number
  readonly log: Log
}

/** Everything between the receiver and the store, for the sources of this moment. */
export interface Intake {
  readonly gates: Gates
  readonly accept: Inbox['accept']
  isHook(path: string): boolean
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
  const { settings, vault, publicBase, store, now, log } = deps
  const traffic = createTraffic()
  const gates = createGates({ settings, vault, publicBase, now })
  const ussd = createUssdIntake({
    ...{ threadFile: deps.gateThread, gates, store, sources: () => settings().sources },
    onDeath: () => log('error', 'thread-died', { thread: 'gate' }),
  })
  const hooks = () => new Map(settings().sources.map(source => [source.hookPath, source]))
  let sourceByHook = hooks()
  const inbox = createInbox({
    sourceAt: hookPath => sourceByHook.get(hookPath),
    takeUssd: ussd.accept,
    hoverGate: gates.hover,
    onCode: deps.onCode,
    append: store.append,
    onEvent(event) {
      traffic.note(event)
      deps.onEvent(event)
    },
    log,
  })
  return {
    gates,
    accept: inbox.accept,
    isHook: path => sourceByHook.has(path),
    trafficOf: traffic.of,
    addTraffic: traffic.addTo,
    renew() {
      sourceByHook = hooks()
      gates.renew()
    },
    close: ussd.close,
  }
}
