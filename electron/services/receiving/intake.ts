import type { Connection } from '../../contract/connection.ts'
import type { Settings, Source } from '../../contract/settings.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import { createGates, type Gates } from './gates.ts'
import { createInbox, type Inbox, type InboxEvent } from './inbox.ts'
import { createTraffic, type SourceTraffic } from './traffic.ts'

interface Deps {
  readonly settings: () => Settings
  readonly vault: Vault
  readonly sourceById: (id: string) => Source | undefined
  readonly publicBase: () => string | null
  readonly onCode: Parameters<typeof createInbox>[0]['onCode']
  readonly append: Store['append']
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
}

export function createIntake(deps: Deps): Intake {
  const { settings, vault, publicBase, now, log } = deps
  const traffic = createTraffic()
  const gates = createGates({ settings, vault, publicBase, now })
  const hooks = () => new Map(settings().sources.map(source => [source.hookPath, source]))
  let sourceByHook = hooks()
  const inbox = createInbox({
    sourceAt: hookPath => sourceByHook.get(hookPath),
    sourceById: deps.sourceById,
    ussdGate: gates.ussd,
    hoverGate: gates.hover,
    onCode: deps.onCode,
    append: deps.append,
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
  }
}
