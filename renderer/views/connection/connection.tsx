import { useEffect } from 'react'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { healthWords } from '../../words/health.ts'
import { DestinationsIfAny } from '../destinations/destinations-section.tsx'
import { BlindList } from './blind-list.tsx'
import { Chain } from './chain.tsx'
import { CheckNow } from './check-now.tsx'

/** The whole way from Hover to a person, and the times in which it was closed. */
export function ConnectionView() {
  const store = useStore()
  const health = usePick(state => state.health)
  const now = useNow()
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every tick of the clock, so that no time goes stale.
  useEffect(() => void store.refreshHealth(), [store, now])
  return (
    <main className="page">
      <div className="page-inner">
        <div>
          <h1>{healthWords.title}</h1>
          <p className="muted">{healthWords.lead}</p>
        </div>
        <CheckNow />
        {health !== null && <Chain health={health} />}
        <DestinationsIfAny />
        <BlindList />
      </div>
    </main>
  )
}
