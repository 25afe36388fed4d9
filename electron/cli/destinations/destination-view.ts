import { join } from 'node:path'
import { type Destination, isTrusted, takingOf } from '../../contract/settings/destinations.ts'
import { forwardTroubleSentence } from '../../core/forwarding/forward-trouble.ts'
import { engineFileName, readEngineAddress } from '../../services/door/engine-client.ts'
import { destinationsThrough, type ToldDestination } from '../../services/door/engine-destinations.ts'
import { originOf } from '../../services/forwarding/destination-address.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import type { Vault } from '../../services/secrets/vault.ts'
import { withStore } from '../data/stored.ts'
import { localTime } from '../terminal.ts'

/** A destination as commands show it: without its secrets. */
export interface DestinationView {
  readonly id: string
  readonly name: string
  readonly kind: Destination['kind']
  readonly form: Destination['form']
  readonly takes: string
  readonly isTrusted: boolean
  readonly practice: boolean
  /** Scheme, host and port of its address; null when none is kept here. */
  readonly origin: string | null
  readonly waiting: number
  /** When the oldest that waits was received (ISO 8601); null: none does. */
  readonly oldestAt: string | null
  readonly dead: number
  readonly deadReason: string | null
  /** A stable word for scripts; null: the last attempt went well, or no engine runs. */
  readonly trouble: string | null
  readonly takenAt: string | null
  readonly retryAt: string | null
}

interface Seen {
  readonly dataDir: string
  readonly destinations: readonly Destination[]
  readonly vault: Pick<Vault, 'get'>
}

/** How each destination is, as the running engine says, or else as the files tell. */
export async function viewDestinations({ dataDir, destinations, vault }: Seen): Promise<readonly DestinationView[]> {
  if (destinations.length === 0) return []
  const told = new Map((await tell(dataDir)).map(state => [state.destinationId, state]))
  return destinations.map(destination => {
    const { id, name, kind, form, practice } = destination
    const state = told.get(id)
    const oldestAt = state?.oldestAt ?? null
    return {
      ...{ id, name, kind, form, practice },
      takes: takingOf(destination),
      isTrusted: isTrusted(destination),
      origin: originOf(vault.get(secretNames.destinationAddress(id))),
      waiting: state?.waiting ?? 0,
      oldestAt: oldestAt === null ? null : new Date(oldestAt).toISOString(),
      ...{ dead: state?.dead ?? 0, deadReason: state?.deadReason ?? null },
      ...{ trouble: state?.trouble ?? null, takenAt: state?.takenAt ?? null, retryAt: state?.retryAt ?? null },
    }
  })
}

async function tell(dataDir: string): Promise<readonly ToldDestination[]> {
  const address = readEngineAddress(join(dataDir, engineFileName))
  const told = address === null ? null : await destinationsThrough(address)
  if (told !== null) return told
  const nothing = { trouble: null, takenAt: null, retryAt: null }
  const found: ToldDestination[] = []
  await withStore(dataDir, async store => {
    for (const fact of await store.outboxFacts()) found.push({ ...fact, ...nothing })
  })
  return found
}

/** What a person should know of it beside the numbers; empty when there is nothing. */
export function destinationNotes({ name, trouble, retryAt, dead, deadReason, id }: DestinationView): readonly string[] {
  const again = retryAt === null ? '' : ` Next attempt: ${localTime(retryAt)}.`
  return [
    ...(trouble === null ? [] : [`${name}: ${forwardTroubleSentence(trouble)}${again}`]),
    ...(dead === 0
      ? []
      : [
          `${name}: ${dead === 1 ? 'one event was' : `${dead} events were`} given up. ` +
            `${forwardTroubleSentence(deadReason ?? '')} Then send what was given up again: hover-tray destinations replay ${id}`,
        ]),
  ]
}

/** How far it is behind, in whole seconds; zero: it has everything. */
export function lagSeconds({ oldestAt }: Pick<DestinationView, 'oldestAt'>, now: number): number {
  return oldestAt === null ? 0 : Math.max(0, Math.round((now - Date.parse(oldestAt)) / 1000))
}
