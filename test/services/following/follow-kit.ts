import { onTestFinished } from 'vitest'
import { type Following, followingSchema } from '../../../electron/contract/settings/following.ts'
import { createNatsCopies } from '../../../electron/services/following/nats-copies.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { createFollowKeeper } from '../../../electron/services/supervision/other-systems/follow-keeper.ts'
import { books, hastyClock } from '../forwarding/forwarding-kit.ts'

export const aCopy = books({ kind: 'nats', form: 'copy', isTrusted: true, fromStart: true })
const aFollowing: Following = followingSchema.parse({ name: 'second' })

/** An engine that follows what another copies into a stream, as the app connects it. */
export function follow(store: Store, url: string, deps: Partial<Pick<Store, 'appendCopies'>> = {}) {
  const vault = { get: (name: string) => (name === 'following/address' ? url : undefined) }
  const keeper = createFollowKeeper({
    ...{ clock: hastyClock, random: Math.random, store: { ...store, ...deps }, log: () => {} },
    open: following => createNatsCopies({ following, vault, through: store.copiedThrough }),
  })
  keeper.apply(aFollowing)
  onTestFinished(keeper.stop)
  return keeper
}
