import type { DestinationStatus } from '../../contract/bridge/destination-questions.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import { originOf } from '../forwarding/destination-address.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { ForwardKeeper } from '../supervision/other-systems/forward-keeper.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly settings: { readonly get: () => Settings }
  readonly vault: Pick<Vault, 'get'>
  readonly forwarding: Pick<ForwardKeeper, 'states' | 'release'>
}

/** Answers how the destinations of the settings are, and lets what was given up be sent again. */
export function createDestinationAnswers({
  settings,
  vault,
  forwarding,
}: Deps): Pick<Answering, 'destinations.states' | 'destinations.release'> {
  return {
    'destinations.states': async () => {
      const states = new Map((await forwarding.states()).map(state => [state.destinationId, state]))
      const value = settings.get().destinations.map(({ id, name }): DestinationStatus => {
        const state = states.get(id)
        const oldestAt = state?.oldestAt ?? null
        return {
          ...{ id, name, origin: originOf(vault.get(secretNames.destinationAddress(id))) },
          waiting: state?.waiting ?? 0,
          oldestAt: oldestAt === null ? null : new Date(oldestAt).toISOString(),
          ...{ dead: state?.dead ?? 0, deadReason: state?.deadReason ?? null, trouble: state?.trouble ?? null },
          ...{ takenAt: state?.takenAt ?? null, retryAt: state?.retryAt ?? null },
        }
      })
      return { ok: true, value }
    },
    'destinations.release': async ({ id }) => {
      if (!settings.get().destinations.some(destination => destination.id === id))
        return { ok: false, failure: { code: 'not-found', sentence: 'There is no such destination any more.' } }
      const released = await forwarding.release(id)
      if (released.ok) return { ok: true, value: null }
      const sentence = 'That could not be written to the disk. Try again; the page Connection says what is wrong.'
      return { ok: false, failure: { code: 'unavailable', sentence } }
    },
  }
}
