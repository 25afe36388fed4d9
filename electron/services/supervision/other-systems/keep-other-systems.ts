import type { Settings } from '../../../contract/settings/settings.ts'
import type { Clock } from '../../clock.ts'
import { createNatsCopies } from '../../following/nats-copies.ts'
import { createOpenSender } from '../../forwarding/open-sender.ts'
import type { Log } from '../../log.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Store } from '../../store/store.ts'
import { createFollowKeeper, type FollowKeeper } from './follow-keeper.ts'
import { createForwardKeeper, type ForwardKeeper } from './forward-keeper.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly store: Store
  readonly settings: { readonly get: () => Settings }
  readonly vault: Pick<Vault, 'get'>
  readonly log: Log
}

/** Destinations, and the engine that this one follows. */
export interface OtherSystems {
  readonly forwarding: ForwardKeeper
  readonly following: Pick<FollowKeeper, 'state'>
  apply(settings: Settings): void
  /** Secrets may have changed. */
  retryNow(): void
  /** Resolves when none of them touches the store any more. */
  stop(): Promise<void>
}

/** Lets both begin: what is received after this goes to the destinations of the settings. */
export function keepOtherSystems({ clock, random, store, settings, vault, log }: Deps): OtherSystems {
  const forwarding = createForwardKeeper({
    ...{ clock, random, store, log },
    open: createOpenSender({ vault, now: clock.now }),
  })
  const following = createFollowKeeper({
    ...{ clock, random, store, log },
    open: wanted => createNatsCopies({ following: wanted, vault, through: store.copiedThrough }),
  })
  const apply = ({ destinations, following: wanted }: Settings): void => {
    forwarding.apply(destinations)
    following.apply(wanted)
  }
  apply(settings.get())
  return {
    ...{ forwarding, following, apply },
    retryNow() {
      forwarding.retryNow()
      following.retryNow()
    },
    async stop() {
      await Promise.all([forwarding.stop(), following.stop()])
    },
  }
}
