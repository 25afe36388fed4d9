import { useCallback, useEffect, useState } from 'react'
import type { DestinationStatus } from '../../../electron/contract/bridge/destination-questions.ts'
import { ask } from '../../bridge.ts'
import { useNow, usePick } from '../../state/use-store.ts'

export type Destinations = { readonly known: readonly DestinationStatus[] } | { readonly failure: string }

/** How the destinations are; null until that has come. Asked for again with every tick of the clock, or by `renew`. */
export function useDestinations() {
  const kept = usePick(state => state.app?.settings.destinations)
  const now = useNow()
  const [loaded, setLoaded] = useState<Destinations | null>(null)
  const renew = useCallback(async (isWanted: () => boolean = () => true) => {
    const reply = await ask('destinations.states', undefined)
    if (isWanted()) setLoaded(reply.ok ? { known: reply.value } : { failure: reply.failure.sentence })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when another is set, and so that no number goes stale.
  useEffect(() => {
    let isThere = true
    void renew(() => isThere)
    return () => {
      isThere = false
    }
  }, [renew, kept, now])
  return { loaded, now, renew }
}
