import type { Settings } from '../../contract/settings.ts'
import type { Clock } from '../clock.ts'
import { createOpenSender } from '../forwarding/open-sender.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import { createForwardKeeper, type ForwardKeeper } from './forward-keeper.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly store: Store
  readonly settings: { readonly get: () => Settings }
  readonly vault: Pick<Vault, 'get'>
  readonly log: Log
}

/** Builds the keeper of destinations and lets it begin: what is received after this goes to those of the settings. */
export function keepDestinations({ clock, random, store, settings, vault, log }: Deps): ForwardKeeper {
  const open = createOpenSender({ vault, now: clock.now })
  const keeper = createForwardKeeper({ clock, random, store, open, log })
  keeper.apply(settings.get().destinations)
  return keeper
}
