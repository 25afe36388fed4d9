import { onTestFinished } from 'vitest'
import { type Destination, destinationSchema } from '../../../electron/contract/settings/destinations.ts'
import type { Clock } from '../../../electron/services/clock.ts'
import { createOpenSender } from '../../../electron/services/forwarding/open-sender.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { createForwardKeeper } from '../../../electron/services/supervision/other-systems/forward-keeper.ts'

const key = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`

export const books = (wanted: object = {}): Destination =>
  destinationSchema.parse({ id: 'books', name: 'Books', form: 'cloudevents', ...wanted })

/** Waits take a thousandth of their time: what is tested is what happens in the end, never when. */
export const hastyClock: Clock = {
  face: null,
  now: () => Date.now() * 1000,
  after(ms, act) {
    const timer = setTimeout(act, ms / 1000)
    return () => clearTimeout(timer)
  },
}

export const vaultOf = (addresses: Readonly<Record<string, string>>) => ({
  get: (name: string) => {
    const [, id = '', what] = name.split('/')
    return what === 'address' ? addresses[id] : what === 'key' ? key : undefined
  },
})

/** A keeper of destinations on a store, as the app connects them. */
export function keep(store: Store, addresses: Readonly<Record<string, string>>, destinations = [books()]) {
  const open = createOpenSender({ vault: vaultOf(addresses), now: Date.now })
  const keeper = createForwardKeeper({ ...{ clock: hastyClock, random: Math.random, store, open }, log: () => {} })
  store.onNews(keeper.note)
  keeper.apply(destinations)
  onTestFinished(() => keeper.stop())
  return keeper
}
